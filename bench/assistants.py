"""What an assistant waits for and reads: the start of `polgraph mcp`, a call of each tool, tokens of lists and answers.

    python bench/assistants.py [ROUNDS]

A token is taken to be four characters. Nothing here fails, for a time on a noisy machine is no test.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import defaultdict
from statistics import median

from mcp.client.stdio import StdioServerParameters

from mcp import Client

SERVER = StdioServerParameters(command=sys.executable, args=["-m", "polgraph", "mcp"], env=dict(os.environ))
CALLS: list[tuple[str, dict[str, object]]] = [
    ("describe_graph", {}),
    ("find", {"text": "Маңғыстауда"}),
    ("observations", {"region": "KZ-47", "year": "2025"}),
    ("evidence", {"claim": "observation:5e1d0fe58765"}),
    ("run_saved_query", {"name": "coverage-matrix"}),
    ("ask", {"question": "какие цифры сообщили по Мангистауской области в 2025 году"}),
    ("sparql", {"query": "SELECT ?claim { ?claim a pg:Observation } ORDER BY ?claim"}),
    ("validate", {"rdf": "@prefix pg: <https://w3id.org/polgraph/def#> . <http://example.org/o> a pg:Observation ."}),
]
WARM = 20


async def main(rounds: int) -> None:
    """Print the start, then a line for each tool."""
    starts, firsts = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        async with Client(SERVER) as client:
            listed = await client.list_tools()
            starts.append(time.perf_counter() - begun)
            await client.call_tool("describe_graph", {})
            firsts.append(time.perf_counter() - begun)
    tools = listed.model_dump_json(by_alias=True, exclude_none=True)
    print(f"started and tools listed: {median(starts):.2f} s (median of {rounds})")
    print(f"first answer:             {median(firsts):.2f} s")
    print(f"list of tools:            {len(tools) // 4} tokens")
    async with Client(SERVER) as client:
        print(f"instructions:             {len(client.instructions or '') // 4} tokens")
        await warm(client)


async def warm(client: Client) -> None:
    """Print the first and the median time of each call, and what it answers costs to read."""
    print(f"\n{'tool':<18}{'first':>9}{'warm':>9}{'tokens':>9}")
    times: dict[str, list[float]] = defaultdict(list)
    for tool, arguments in CALLS:
        for _ in range(WARM):
            begun = time.perf_counter()
            result = await client.call_tool(tool, arguments)
            times[tool].append(1000 * (time.perf_counter() - begun))
        first, rest = times[tool][0], median(times[tool][1:])
        tokens = len(getattr(result.content[0], "text", "")) // 4
        print(f"{tool:<18}{first:>6.0f} ms{rest:>6.1f} ms{tokens:>9}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
