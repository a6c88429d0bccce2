"""Two protected APIs, one in the Region of the stack and one in us-east-1, each with a table of orders."""

import pulumi
import pulumi_aws as aws
import gatehouse_gatehouse as gatehouse

stack = pulumi.get_stack()


def protected_api(name: str, provider: aws.Provider | None = None) -> gatehouse.ProtectedApi:
    orders = aws.dynamodb.Table(
        name,
        billing_mode="PAY_PER_REQUEST",
        hash_key="id",
        attributes=[{"name": "id", "type": "S"}],
        server_side_encryption={"enabled": True},
        opts=pulumi.ResourceOptions(provider=provider),
    )
    api = gatehouse.ProtectedApi(
        name,
        identity={"mfa": gatehouse.Mfa.OFF, "protection": False},
        domain={"prefix": f"{name}-{stack}"},
        scopes={
            "identifier": "https://orders.example.com",
            "scopes": {
                "read": {"description": "Read orders"},
                "write": {"description": "Create and change orders"},
            },
        },
        clients={
            "spa": {
                "kind": gatehouse.ClientKind.SPA,
                "callbacks": ["http://localhost:5173/callback"],
                "scopes": ["openid", "read", "write"],
            },
            "jobs": {"kind": gatehouse.ClientKind.MACHINE, "scopes": ["read"]},
        },
        routes={
            "GET /orders": {"scopes": ["read"]},
            "POST /orders": {"scopes": ["write"]},
            "GET /health": {"public": True},
        },
        function={
            "runtime": "python3.13",
            "code": "./function",
            "handler": "app.handler",
            "environment": {"ORDERS_TABLE": orders.name},  # the name of the table above
        },
        opts=pulumi.ResourceOptions(providers=[provider] if provider else []),
    )
    # The function may read and write the table.
    aws.iam.RolePolicy(
        f"{name}-table",
        role=api.function_role,
        policy=pulumi.Output.json_dumps({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": ["dynamodb:GetItem", "dynamodb:PutItem"],
                "Resource": orders.arn,
            }],
        }),
        opts=pulumi.ResourceOptions(provider=provider),
    )
    return api


europe = protected_api("orders")
america = protected_api("orders-us", aws.Provider("virginia", region="us-east-1"))

pulumi.export("apiUrl", europe.api_url)
pulumi.export("issuer", europe.issuer)
pulumi.export("authUrl", europe.auth_url)
pulumi.export("spaClientId", europe.clients.apply(lambda clients: clients["spa"].client_id))
pulumi.export("jobsClientId", europe.clients.apply(lambda clients: clients["jobs"].client_id))
pulumi.export("jobsSecret", europe.client_secrets.apply(lambda secrets: secrets["jobs"][0]))
pulumi.export("americanApiUrl", america.api_url)
