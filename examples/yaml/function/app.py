"""The function behind the API. API Gateway has checked the token before it calls this function."""
import json, os


def handler(event, context):
    claims = event["requestContext"].get("authorizer", {}).get("jwt", {}).get("claims", {})
    body = {"table": os.environ["ORDERS_TABLE"], "client": claims.get("client_id")}
    if event["routeKey"] == "GET /health":
        body = {"status": "ok"}
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
