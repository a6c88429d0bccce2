// The function behind the API. API Gateway has checked the token before it calls this function.
export const handler = async (event) => {
  const claims = event.requestContext.authorizer?.jwt?.claims ?? {};
  const body = event.routeKey === "GET /health"
    ? { status: "ok" }
    : { table: process.env.ORDERS_TABLE, client: claims.client_id };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
};
