"""A cell of the matrix with the Python SDK (mcp): its OAuth provider as the authentication of its HTTP client."""
import asyncio, json, os
from urllib.parse import parse_qs, urlsplit

import httpx2
from mcp import Client
from mcp.client.auth import OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import AuthorizationCodeResult, OAuthClientInformationFull, OAuthClientMetadata

CELL = json.loads(os.environ["CELL"])
requests = []


class Memory:
    """Keeps the tokens and the client of one run."""

    def __init__(self):
        self.tokens = None
        self.client = None
        if CELL["way"] == "typed-in id":
            self.client = OAuthClientInformationFull(
                client_id=CELL["clientId"], redirect_uris=[CELL["callback"]], token_endpoint_auth_method="none")

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client

    async def set_client_info(self, client_info):
        self.client = client_info


async def record(response):
    requests.append(f"{response.request.method} {response.request.url.path} {response.status_code}")


async def main():
    callback = {}

    async def open_page(url):
        async with httpx2.AsyncClient(timeout=60) as browser:
            answer = await browser.post(CELL["browser"], content=url)
            if answer.status_code != 200:
                raise RuntimeError(answer.text)
            callback.update({name: values[0] for name, values in parse_qs(urlsplit(answer.text).query).items()})

    async def wait_for_callback():
        return AuthorizationCodeResult(code=callback["code"], state=callback["state"], iss=callback.get("iss"))

    provider = OAuthClientProvider(
        CELL["url"],
        OAuthClientMetadata(client_name="Client matrix", redirect_uris=[CELL["callback"]], token_endpoint_auth_method="none",
                            grant_types=["authorization_code", "refresh_token"], response_types=["code"]),
        Memory(), open_page, wait_for_callback, client_metadata_url=CELL["documentUrl"] if CELL["way"] == "CIMD" else None)
    async with httpx2.AsyncClient(auth=provider, timeout=60, event_hooks={"response": [record]}) as http:
        mode = "2026-07-28" if CELL["era"] == "modern" else "legacy"
        async with Client(streamable_http_client(CELL["url"], http_client=http), mode=mode) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            results = []
            for name, arguments in CELL["calls"]:
                result = await client.call_tool(name, arguments)
                results.append({"tool": name, "isError": bool(result.is_error),
                                "text": " ".join(each.text for each in result.content)})
            # Twice, because the second time needs the refresh token that the first one returned.
            refresh_tokens = {provider.context.current_tokens.refresh_token}
            for _ in range(2):
                provider.context.token_expiry_time = 1
                await client.call_tool(*CELL["calls"][0])
                refresh_tokens.add(provider.context.current_tokens.refresh_token)
    print(json.dumps({"tools": tools, "results": results, "requests": requests, "refreshTokens": len(refresh_tokens)}))


asyncio.run(main())
