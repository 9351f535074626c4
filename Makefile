# The two commands are `make run` and `make test`; README.md says what each target does.
#
# A step ends by writing a file, so that an interrupted step is done again. Paths are relative, since the
# clone's folder may have a space in its name. A recipe line is a single command wherever possible, so that a
# signal to make reaches the command itself.

.PHONY: run dev backup restore edition test check bench corpus faults audit setup chromium
.DELETE_ON_ERROR:
.SUFFIXES:

# With these variables set, Python, pip or Django would look somewhere else.
unexport DJANGO_SETTINGS_MODULE PIP_PREFIX PIP_TARGET PIP_USER PYTHONHOME PYTHONOPTIMIZE PYTHONPATH \
	PYTHONSAFEPATH PYTHONWARNINGS

python := .venv/bin/python
pip_install := $(python) -m pip install -qq --disable-pip-version-check
pytest := $(python) -m pytest --numprocesses logical --dist worksteal
translations := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
npm_files := node_modules/.package-lock.json
audit_tools := bench/audit/node_modules/.package-lock.json
static_files := staticfiles/staticfiles.json
# The settings of an operator's site must not change what the tests find.
plain := env -u ADMIN_PATH -u ALLOWED_HOSTS -u CACHE_URL -u CDN_MAX_AGE -u CONTACT -u DATABASE_REPLICA_URLS \
	-u DATABASE_URL -u DEBUG -u FORWARDED_ALLOW_IPS -u HOST -u HSTS_PRELOAD -u HSTS_SUBDOMAINS \
	-u BACKUP_FOLDER -u LOG_FORMAT -u METRICS_PORT -u OPERATOR -u PORT -u REVIEW_REQUIRED -u SECRET_KEY \
	-u SITE_URL -u WORKERS

run: setup $(static_files)
	@$(python) manage.py prepare
	@env PYTHONPATH=site $(python) -m config.server

dev: setup
	@env DEBUG=true $(python) manage.py prepare
	@exec env DEBUG=true $(python) manage.py runserver "$${HOST:-127.0.0.1}:$${PORT:-8000}"

# While the site runs: `make backup TO=/var/backups/archive`, `make restore FROM=file.zip`; REPLACE=yes replaces
# an archive that is there, after a backup of it.
backup: setup
	@$(python) manage.py backup $(if $(TO),--to "$(TO)")

restore: setup
	@$(python) manage.py restore "$(FROM)" $(if $(TO),--to "$(TO)") $(if $(filter yes,$(REPLACE)),--replace)

# The whole site as files, in `build/edition/` and `build/edition.zip`; see docs/releasing.md.
edition: setup $(static_files)
	@$(python) manage.py prepare
	@$(python) manage.py edition

# Which lines are run is counted once, where no browser waits: counting costs Python clearly more time.
test: chromium check
	$(plain) $(pytest)
	$(plain) $(pytest) --cov -p tests.support.postgresql

# What takes 41 minutes on two slow cores: real processes that are slowed, killed and starved. A part of it:
# `make faults CASES=slow,end DATABASES=sqlite`; a tenth: `make faults SHARE=0.1`.
faults: setup .venv/.develop
	$(plain) PYTHONPATH=site:. $(python) -m bench.faults --cases "$(CASES)" --databases "$(DATABASES)" \
		--share "$(or $(SHARE),1)"

# Pages, schema and packages, with Lighthouse, axe, Nu and others (up to half an hour, needs Java); it writes
# docs/audit.md. A part only prints: `make audit CHECKS=axe,nu`, of lighthouse, axe, nu, links, schema, packages.
audit: setup chromium .venv/.audit $(audit_tools) $(static_files)
	$(plain) $(python) -m bench.audit --checks "$(CHECKS)"

# Invented quotes, to measure with: `make corpus N=1000000 SHAPE=report`, in corpus/ or in DATABASE_URL.
N := 10000
SHAPE := flat
corpus: setup .venv/.develop
	$(python) -m bench.corpus "$(N)" "$(SHAPE)"

# `make bench SIZES=29` renews that size's part of docs/performance.md; with fewer ROUNDS than 7 it only prints.
bench: setup .venv/.bench $(static_files)
	$(plain) $(python) -m bench.speed --shape "$(SHAPE)" $(SIZES:%=--sizes %) $(ROUNDS:%=--rounds %)

check: setup .venv/.develop
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	.venv/bin/lint-imports --no-cache --no-logo
	$(plain) PYTHONPATH=site $(python) -m mypy explorer site tests bench manage.py
	$(python) -m djlint --quiet --lint templates
	$(plain) DATABASE_URL=sqlite://:memory: $(python) manage.py makemigrations --check --dry-run
	$(plain) SITE_URL=https://example.org $(python) manage.py check --deploy --fail-level WARNING

setup: .venv/.runtime $(npm_files) $(translations)

chromium:
	@bin/install-chromium

.venv/.created:
	@bin/create-venv
	@touch $@

.venv/.runtime: requirements.txt constraints.txt | .venv/.created
	@echo "Installing the Python packages of $<."
	@$(pip_install) -r $<
	@touch $@

.venv/.develop: requirements-dev.txt .venv/.runtime
	@echo "Installing the Python packages of $< (a minute)."
	@$(pip_install) -r $<
	@touch $@

.venv/.bench: requirements-bench.txt .venv/.develop
	@echo "Installing the Python packages of $<."
	@$(pip_install) -r $<
	@touch $@

.venv/.audit: requirements-node.txt .venv/.develop
	@echo "Installing the Python packages of $< (200 MB)."
	@$(pip_install) -r $<
	@touch $@

$(audit_tools): bench/audit/package.json bench/audit/package-lock.json bench/audit/.npmrc .venv/.audit
	@echo "Installing the tools of $<."
	@.venv/bin/npm ci --prefix bench/audit --loglevel=error --no-update-notifier >/dev/null

$(npm_files): package.json package-lock.json .npmrc requirements-node.txt | .venv/.runtime
	@echo "Installing the npm files of package-lock.json."
	@bin/install-npm-files

%.mo: %.po | .venv/.runtime
	@$(python) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@

# rest_framework's files are for its browsable API, which is off. Files of other versions are kept, since a
# site that was started with them may still be running; their names hold a digest, so they are in nobody's way.
$(static_files): $(shell find explorer/static) explorer/assets.py site/config/settings.py $(npm_files) .venv/.runtime
	@echo "Collecting the static files."
	@$(python) manage.py collectstatic --no-input --ignore rest_framework --verbosity 0
