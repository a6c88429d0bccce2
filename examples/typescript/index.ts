import * as aws from "@pulumi/aws";
import * as gatehouse from "@gatehouse/gatehouse";
import * as pulumi from "@pulumi/pulumi";

const stack = pulumi.getStack();

const orders = new aws.dynamodb.Table("orders", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  serverSideEncryption: { enabled: true },
});

const program = {
  runtime: "nodejs22.x",
  code: "./function",
  handler: "app.handler",
  environment: { ORDERS_TABLE: orders.name }, // the name of the table above
};

// Customers sign up and sign in with a user pool that the component declares.
const shop = new gatehouse.ProtectedApi("shop", {
  identity: { mfa: "off", signUp: "open", protection: false },
  domain: { prefix: `shop-${stack}` },
  scopes: {
    identifier: "https://shop.example.com",
    scopes: { read: { description: "Read orders" }, write: { description: "Create and change orders" } },
  },
  clients: {
    spa: { kind: "spa", callbacks: ["http://localhost:5173/callback"], scopes: ["openid", "read", "write"] },
    jobs: { kind: "machine", scopes: ["read"] },
  },
  routes: {
    "GET /orders": { scopes: ["read"] },
    "POST /orders": { scopes: ["write"] },
    "GET /health": { public: true },
  },
  function: program,
});

// The pool of the staff: in this program, to have a complete example. Often it is declared elsewhere.
const staff = new aws.cognito.UserPool("staff", { adminCreateUserConfig: { allowAdminCreateUserOnly: true } });

const office = new gatehouse.ProtectedApi("office", {
  identity: { pool: staff.id, protection: false },
  domain: { prefix: `office-${stack}` },
  scopes: { identifier: "https://office.example.com", scopes: { report: { description: "Read reports" } } },
  clients: { reports: { kind: "machine", scopes: ["report"] } },
  routes: { "GET /report": { scopes: ["report"] }, "GET /health": { public: true } },
  function: program,
});

// The functions of both APIs may read and write the table.
for (const [name, api] of Object.entries({ shop, office })) {
  new aws.iam.RolePolicy(`${name}-orders`, {
    role: api.functionRole,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: orders.arn }],
    }),
  });
}

export const apiUrl = shop.apiUrl;
export const issuer = shop.issuer;
export const authUrl = shop.authUrl;
export const spaClientId = shop.clients.apply((clients) => clients.spa.clientId);
export const jobsClientId = shop.clients.apply((clients) => clients.jobs.clientId);
export const jobsSecret = shop.clientSecrets.apply((secrets) => secrets.jobs[0]);
export const officeApiUrl = office.apiUrl;
export const officeAuthUrl = office.authUrl;
export const reportsClientId = office.clients.apply((clients) => clients.reports.clientId);
export const reportsSecret = office.clientSecrets.apply((secrets) => secrets.reports[0]);
