package dev.gatehouse.local.function;

/** The Python handler of the article, unchanged. */
public final class ArticleHandler {
    public static final String CODE = """
            import json


            def lambda_handler(event, context):
                # For REST API with Cognito authorizer
                claims = event["requestContext"]["authorizer"]["claims"]

                user_email = claims.get("email")
                user_sub = claims.get("sub")  # Unique user ID
                groups = claims.get("cognito:groups", "")

                # Use the identity for authorization logic
                if "admin" not in groups:
                    return {
                        "statusCode": 403,
                        "body": json.dumps({"error": "Admin access required"}),
                    }

                return {
                    "statusCode": 200,
                    "body": json.dumps({
                        "message": f"Hello, {user_email}",
                        "user_id": user_sub,
                    }),
                }
            """;

    private ArticleHandler() {}
}
