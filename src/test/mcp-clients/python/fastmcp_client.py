"""A cell of the matrix with FastMCP's client, which opens the browser (the variable BROWSER) and has a listener for the callback."""
import asyncio, json, os
from urllib.parse import urlsplit

from fastmcp import Client
from fastmcp.client.auth import OAuth

CELL = json.loads(os.environ["CELL"])


async def main():
    way = {"typed-in id": {"client_id": CELL["clientId"]}, "CIMD": {"client_metadata_url": CELL["documentUrl"]}}
    oauth = OAuth(callback_port=urlsplit(CELL["callback"]).port, **way.get(CELL["way"], {}))
    async with Client(CELL["url"], auth=oauth) as client:
        tools = [tool.name for tool in await client.list_tools()]
        results = []
        for name, arguments in CELL["calls"]:
            result = await client.call_tool(name, arguments, raise_on_error=False)
            results.append({"tool": name, "isError": result.is_error, "text": " ".join(each.text for each in result.content)})
    print(json.dumps({"tools": tools, "results": results}))


asyncio.run(main())
