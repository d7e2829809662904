"""The API described for programs: OpenAPI 3.1, served at `/openapi.json`."""

from __future__ import annotations

from typing import Any

from checker._version import __version__
from checker.web.work import TYPES

_SPAN = {
    "type": "object",
    "required": ["start", "end", "line", "column", "text"],
    "properties": {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "text": {"type": "string"},
    },
}
_WORDS = {"type": ["string", "null"]}
_DIAGNOSTIC = {
    "type": "object",
    "required": ["code", "name", "severity", "message", "span", "related", "notes", "fingerprint"],
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "name": {"type": "string"},
        "severity": {"enum": ["error", "inconsistency", "warning", "info"]},
        "message": {"type": "string"},
        "span": {"$ref": "#/components/schemas/Span"},
        "related": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["span"],
                "properties": {"span": {"$ref": "#/components/schemas/Span"}, "message": _WORDS},
            },
        },
        "notes": {"type": "array", "items": {"type": "string"}},
        "basis": _WORDS,
        "help": _WORDS,
        "fingerprint": {"type": "string"},
        "fix": {"type": ["object", "null"]},
    },
}
_FILE = {
    "type": "object",
    "required": ["path", "profile", "report", "parts", "diagnostics"],
    "properties": {
        "path": {"type": "string"},
        "profile": _WORDS,
        "report": {"type": "object"},
        "parts": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "state"],
                "properties": {"state": {"enum": ["own", "sub", "mention", "missing"]}},
            },
        },
        "coverage": {"type": ["object", "null"]},
        "diagnostics": {"type": "array", "items": {"$ref": "#/components/schemas/Diagnostic"}},
    },
}
_RESULT = {
    "type": "object",
    "required": ["version", "tool", "files", "summary"],
    "properties": {
        "version": {"const": 1},
        "tool": {"type": "object"},
        "files": {"type": "array", "items": {"$ref": "#/components/schemas/File"}, "minItems": 1, "maxItems": 1},
        "summary": {"type": "object", "additionalProperties": {"type": ["integer", "boolean"]}},
    },
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "zh", "en"],
            "properties": {"status": {"type": "integer"}, "zh": {"type": "string"}, "en": {"type": "string"}},
        }
    },
}


def _query(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _error(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


def _check() -> dict[str, Any]:
    result = {"$ref": "#/components/schemas/Result"}
    answers: dict[str, Any] = {
        "application/json": {"schema": result},
        "text/html": {"schema": {"type": "string"}},
        TYPES["docx"]: {"schema": {"type": "string", "format": "binary"}},
    }
    unread = {
        "application/json": {"schema": {"anyOf": [result, {"$ref": "#/components/schemas/Error"}]}},
        "text/html": {"schema": {"type": "string"}},
    }
    upload = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    }
    return {
        "operationId": "check",
        "summary": "Check one report; nothing is stored.",
        "parameters": [
            _query("format", {"enum": ["json", "html", "docx"], "default": "json"}, "docx: only for .docx uploads"),
            _query("lang", {"enum": ["zh", "en"], "default": "zh"}, "language of the messages"),
            _query("year", {"type": "integer", "minimum": 1980, "maximum": 2100}, "report year; found if left out"),
            _query("profile", {"type": "string", "maxLength": 80}, "kind of report; recognised if left out"),
            _query("filename", {"type": "string", "maxLength": 200}, "a name for the report (a hint, no more)"),
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary", "minLength": 1}},
                "text/plain": {"schema": {"type": "string", "minLength": 1}},
                "multipart/form-data": {"schema": upload},
            },
        },
        "responses": {
            "200": {"description": "The findings, in the format asked for.", "content": answers},
            "400": _error("The request cannot be understood, or names a foreign host."),
            "403": _error("The request comes from another page."),
            "408": _error("The upload took too long."),
            "413": _error("The upload is too large."),
            "422": {"description": "The upload cannot be read, or not be given in this format.", "content": unread},
            "500": _error("The checking process died."),
            "503": _error("Too many checks at once."),
            "504": _error("The check took too long."),
        },
    }


def describe() -> dict[str, Any]:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "fazhi serve",
            "version": __version__,
            "description": "Checks annual reports on building a law-based government. Runs on this machine only.",
        },
        "paths": {"/api/check": {"post": _check()}},
        "components": {
            "schemas": {"Span": _SPAN, "Diagnostic": _DIAGNOSTIC, "File": _FILE, "Result": _RESULT, "Error": _ERROR}
        },
    }
