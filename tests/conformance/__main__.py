"""What polgraph and the Oxigraph server score, side by side; or what any other server does.

    python -m tests.conformance                     the suite of the W3C, by group
    python -m tests.conformance protocol            the rules of the protocols
    python -m tests.conformance protocol URL        the rules at a query address, with the token in POLGRAPH_TOKEN;
                                                    its data is replaced

What is failed is listed below, with what was answered.
"""
