"""The server as the protocol has it: a list of tools and of documents, calls and readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    ToolAnnotations,
)
from mcp_types import Tool as ListedTool

from polgraph import __version__
from polgraph.errors import PolgraphError
from polgraph.mcp.tools import INSTRUCTIONS, TOOLS

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext
    from mcp_types import CallToolRequestParams, PaginatedRequestParams, ReadResourceRequestParams

    from polgraph.mcp.calls import Calls

    Context = ServerRequestContext[object]

SCHEME = "polgraph://"
DOCUMENTS = {
    "ontology": ("text/turtle", "classes and properties, with labels and comments"),
    "queries": ("text/markdown", "the cookbook: all saved queries, what they ask, and their SPARQL"),
    "shapes": ("text/plain", "what the files of shapes are about, one a line"),
}
PARTS = {
    "queries/{name}": ("text/markdown", "one saved query"),
    "shapes/{name}": ("text/turtle", "the shapes of one kind of thing, e.g. shapes/observation"),
}


def server_of(calls: Calls) -> Server[object]:
    """Make the server that has its calls done by *calls*."""

    async def call(_: Context, params: CallToolRequestParams) -> CallToolResult:
        try:
            text = await calls.call(params.name, params.arguments or {})
        except PolgraphError as exc:
            return CallToolResult(content=[TextContent(text=str(exc))], is_error=True)
        return CallToolResult(content=[TextContent(text=text)])

    async def read(_: Context, params: ReadResourceRequestParams) -> ReadResourceResult:
        uri = str(params.uri)
        name = uri.removeprefix(SCHEME)
        try:
            text = await calls.document(name)
        except PolgraphError as exc:
            raise MCPError(INVALID_PARAMS, str(exc)) from exc
        media, _told = DOCUMENTS.get(name) or PARTS[f"{name.partition('/')[0]}/{{name}}"]
        return ReadResourceResult(contents=[TextResourceContents(uri=uri, text=text, mime_type=media)])

    return Server(
        "polgraph",
        version=__version__,
        title="Police press releases of Kazakhstan",
        instructions=INSTRUCTIONS,
        on_list_tools=_tools,
        on_call_tool=call,
        on_list_resources=_documents,
        on_list_resource_templates=_parts,
        on_read_resource=read,
    )


async def _tools(_: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
    harmless = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    listed = [
        ListedTool(name=name, description=tool.does, input_schema=tool.schema, annotations=harmless)
        for name, tool in TOOLS.items()
    ]
    return ListToolsResult(tools=listed)


async def _documents(_: Context, __: PaginatedRequestParams | None) -> ListResourcesResult:
    listed = [
        Resource(uri=f"{SCHEME}{name}", name=name, description=told, mime_type=media)
        for name, (media, told) in DOCUMENTS.items()
    ]
    return ListResourcesResult(resources=listed)


async def _parts(_: Context, __: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
    listed = [
        ResourceTemplate(uri_template=f"{SCHEME}{name}", name=name.partition("/")[0], description=told, mime_type=media)
        for name, (media, told) in PARTS.items()
    ]
    return ListResourceTemplatesResult(resource_templates=listed)
