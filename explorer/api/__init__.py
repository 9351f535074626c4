"""Answer questions to programs, and describe how to ask.

Comes in: a request below `/api/v1/`, with the parameters that every list takes.
Goes out: JSON, problem details, and the API's description for programs (OpenAPI) and for people.
May use: every room but `views`, `templatetags` and the management commands.
"""
