"""Queries and updates that reach out of the dataset in disguise: where CANARY stands, the engine would make a request."""

from __future__ import annotations

_P = "PREFIX : <http://CANARY/> "
_ALL = "{ ?s ?p ?o }"
_REMOTE = f"SERVICE <http://CANARY/> {_ALL}"
QUERIES = {
    "plain": f"SELECT * {{ {_REMOTE} }}",
    "small letters, silent": f"select * {{ service silent <http://CANARY/> {_ALL} }}",
    "a prefixed name": f"{_P} SELECT * {{ SERVICE :a {_ALL} }}",
    "a name without a space": f"{_P} SELECT * {{ SERVICE:a {_ALL} }}",
    "a name with a prefix that is declared": f"{_P} PREFIX service: <http://e/> SELECT * {{ service:a {_ALL} }}",
    "a name after a letter": f"PREFIX a: <http://CANARY/> SELECT * {{ SERVICEa:a {_ALL} }}",
    "a name with a middle dot": f"{_P} SELECT * {{ SERVICE:a\u00b7{_ALL} }}",
    "a name with a byte order mark": f"{_P} SELECT * {{ SERVICE:\ufeffa{_ALL} }}",
    "a prefix with a byte order mark": f"PREFIX \ufeff: <http://CANARY/> SELECT * {{ SERVICE\ufeff:a{_ALL} }}",
    "a name before a comment": f"{_P} SELECT * {{ SERVICE:a# {{\n{_ALL} }}",
    "silent without a space": f"SELECT * {{ SERVICESILENT<http://CANARY/>{_ALL} }}",
    "silent and a name without a space": f"{_P} SELECT * {{ SERVICESILENT:a{_ALL} }}",
    "after true": f"SELECT * {{ ?x ?y trueSERVICE<http://CANARY/>{_ALL} }}",
    "after true and a full stop": f"{_P} SELECT * {{ ?x ?y true.SERVICE:a{_ALL} }}",
    "after a number": f"{_P} SELECT * {{ ?x ?y 1SERVICE:a{_ALL} }}",
    "after a number and a full stop": f"{_P} SELECT * {{ ?x ?y 1.SERVICE:a{_ALL} }}",
    "after a power of ten": f"{_P} SELECT * {{ ?x ?y 1.e0SERVICE:a{_ALL} }}",
    "after a language": f"{_P} SELECT * {{ ?x ?y 'x'@en.SERVICE:a{_ALL} }}",
    "after a comment with a carriage return": f"SELECT * {{ # x\r{_REMOTE} }}",
    "after an IRI with a number sign": f"SELECT * {{ ?x <http://e/#> ?y {_REMOTE} }}",
    "between IRIs with code points": f"SELECT * {{ BIND(<http://e/\\u0061'> AS ?x) {_REMOTE} BIND(<http://e/\\u0061'> AS ?y) }}",
    "after an IRI with a code point": f"SELECT * {{ BIND(<http://e/\\u0061#> AS ?x) {_REMOTE} }}",
    "after a name with a quotation mark": f"PREFIX e: <http://e/> SELECT * {{ BIND(e:x\\' AS ?x) {_REMOTE} BIND('' AS ?y) }}",
    "after a name with a byte order mark and a quotation mark": f"PREFIX e: <http://e/> SELECT * {{ BIND(e:\ufeffx\\' AS ?x) {_REMOTE} BIND('' AS ?y) }}",
    "after a name with a number sign": f"PREFIX e: <http://e/> SELECT * {{ BIND(e:x\\# AS ?x) {_REMOTE} }}",
    "after two strings that look like one, by a wrong escape": f"SELECT * {{ VALUES ?x {{'''a'}} {_REMOTE} # \\z '''\n }}",
    "after two strings that look like one, by half a pair": f"SELECT * {{ VALUES ?x {{'''a'}} {_REMOTE} # \\uD800 '''\n }}",
    "after two strings that look like one, by a point too high": f'SELECT * {{ VALUES ?x {{"""a"}} {_REMOTE} # \\U00110000 """\n }}',
    "after a comparison that looks like an IRI": f"{_P} SELECT * {{ FILTER(1<2)SERVICE:a#>\n{_ALL} }}",
    "after a comparison with a string that looks like an IRI": f"SELECT * {{ FILTER(1<'>#') {_REMOTE} }}",
    "between what looks like an IRI and a long string": f"SELECT * {{ FILTER(1<2#>'''\n) {_REMOTE} #'''\n }}",
    "inside a subselect": f"SELECT * {{ {{ SELECT ?s {{ {_REMOTE} }} }} }}",
    "inside a graph": f"SELECT * {{ {{}} UNION {{ GRAPH ?g {{ OPTIONAL {{ {_REMOTE} }} }} }} }}",
    "inside a condition": f"SELECT * {{ FILTER NOT EXISTS {{ SELECT ?s {{ MINUS {{ {_REMOTE} }} }} }} }}",
    "inside a description": f"DESCRIBE ?s {{ {_REMOTE} }}",
    "inside a construction": f"CONSTRUCT {_ALL} {{ {{ {_REMOTE} }} UNION {{}} }}",
}
UPDATES = {
    "load": "LOAD <http://CANARY/>",
    "load a name": f"{_P} LOAD:a",
    "load a name with a middle dot": f"{_P} LOAD:a\u00b7",
    "load silently": "LOADSILENT<http://CANARY/>",
    "load a name silently": f"{_P} LOADSILENT:a",
    "load a name after a letter": "PREFIX a: <http://CANARY/> LOADa:a INTO GRAPH <http://e/>",
    "load after another": f"{_P} INSERT DATA {{ <http://e/a> <http://e/b> 1 }} ;LOAD:a ; CLEAR SILENT ALL",
    "insert from elsewhere": f"INSERT {_ALL} WHERE {{ {_REMOTE} }}",
    "delete what is elsewhere": f"DELETE {_ALL} WHERE {{ ?s ?p ?o FILTER EXISTS {{ {_REMOTE} }} }}",
    "insert after a comment with a carriage return": f"INSERT {_ALL} WHERE {{ # x\r{_REMOTE} }}",
}
