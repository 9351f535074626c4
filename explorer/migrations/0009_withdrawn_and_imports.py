"""Keep a fingerprint of withdrawn quotes, and what was imported."""

import django.core.validators
import explorer.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('explorer', '0008_indexes'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='quote',
            name='quote_governorate_only_inside_syria',
        ),
        migrations.AddField(
            model_name='chapter',
            name='imports',
            field=explorer.fields.SortedJSONField(blank=True, default=list, help_text='What was imported: the day, the digests of file and readings, and the address told.', validators=[explorer.fields.validate_imports]),
        ),
        migrations.AddField(
            model_name='quote',
            name='fingerprint',
            field=models.TextField(blank=True, validators=[django.core.validators.RegexValidator('\\A[0-9a-f]{4}( [0-9a-f]{4})*\\Z', 'A fingerprint is groups of 4 hexadecimal digits.')]),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('country', 'Syria'), ('governorate__isnull', False)), models.Q(models.Q(('country__in', ['Syria', '']), _negated=True), ('governorate__isnull', True)), models.Q(('country', ''), ('governorate__isnull', True), ('withdrawn__isnull', False)), _connector='OR'), name='quote_governorate_only_inside_syria'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn__isnull', False), models.Q(('fingerprint', ''), models.Q(('text', ''), _negated=True), models.Q(('attribution', ''), _negated=True)), _connector='OR'), name='quote_published_has_words'),
        ),
    ]
