package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.StackSchemaTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack 67, and every other finding: what a stack may not declare. */
class RulesTest {
    /** For each rule a stack that breaks it: stack | path | YAML put there | code | where it is reported. */
    private static final String BROKEN = """
            dev | gatehouse:apy | {} | unknown-key | gatehouse:apy
            dev | api | {} | key-twice | api
            dev | aws:region | null | missing | aws:region
            dev | gatehouse:identity>groups | admin | type | gatehouse:identity.groups
            dev | gatehouse:clients>spa>kind | browser | choice | gatehouse:clients.spa.kind
            dev | gatehouse:api>throttle>rate | 0 | range | gatehouse:api.throttle.rate
            dev | gatehouse:function>timeout | 30s | duration | gatehouse:function.timeout
            dev | gatehouse:identity>groups | [a, a] | twice | gatehouse:identity.groups[1]
            dev | gatehouse:routes>GET /x>scopes | [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] | quota | gatehouse:routes.GET /x.scopes
            dev | aws:region | cn-north-1 | region | aws:region
            dev | aws:allowedAccountIds | ['12345678901'] | account | aws:allowedAccountIds[0]
            local | aws:endpoints | [{iam: 'https://x'}] | endpoint-loopback | aws:endpoints[0].iam
            local | aws:endpoints | [] | endpoints | aws:endpoints
            adopted | gatehouse:identity>pool | AbCdEfGhI | pool-id | gatehouse:identity.pool
            adopted | gatehouse:identity>mfa | off | pool-adopted | gatehouse:identity.mfa
            adopted | gatehouse:identity>pool | us-east-1_AbCdEfGhI | pool-region | gatehouse:identity.pool
            adopted | gatehouse:api>kind | rest | rest-pool | gatehouse:api.kind
            adopted | gatehouse:api | {kind: rest, rest: {acceptRisk: {all: because all of them are ours}}} | rest-accept-name | gatehouse:api.rest.acceptRisk.all
            adopted | gatehouse:api | {kind: rest, rest: {acceptRisk: {otherClients: because we can}}} | rest-accept-reason | gatehouse:api.rest.acceptRisk.otherClients
            rest | gatehouse:api>rest>acceptRisk>otherClients | all clients are ours | rest-accept-nothing | gatehouse:api.rest.acceptRisk.otherClients
            foreign | gatehouse:issuer>url | https://idp.example.com/?a=b | issuer-form | gatehouse:issuer.url
            foreign | gatehouse:issuer>url | http://idp.example.com/ | issuer-http | gatehouse:issuer.url
            foreign | gatehouse:issuer>audiences | [a b] | audience | gatehouse:issuer.audiences[0]
            foreign | gatehouse:domain | {prefix: my-api} | issuer-conflict | gatehouse:domain
            foreign | gatehouse:api>kind | rest | issuer-rest | gatehouse:api.kind
            foreign | gatehouse:routes>GET /x | {scopes: ['read:things'], group: admin} | issuer-group | gatehouse:routes.GET /x.group
            foreign | gatehouse:local>users>a@example.com | {password: SecurePassword123} | issuer-users | gatehouse:local.users
            dev | gatehouse:identity>groups | [a b] | group-name | gatehouse:identity.groups[0]
            dev | gatehouse:identity>groups | [admin, Admin] | group-case | gatehouse:identity.groups[1]
            dev | gatehouse:routes>GET /admin/report>group | x | group-unknown | gatehouse:routes.GET /admin/report.group
            dev | gatehouse:identity>attributes>shoe size | {} | attribute-name | gatehouse:identity.attributes.shoe size
            dev | gatehouse:identity>attributes>custom:a | {required: on} | attribute-required | gatehouse:identity.attributes.custom:a.required
            dev | gatehouse:identity>attributes>name | {min: 1} | attribute-fixed | gatehouse:identity.attributes.name.min
            dev | gatehouse:identity>attributes>custom:a | {min: 5, max: 4} | attribute-range | gatehouse:identity.attributes.custom:a.max
            dev | gatehouse:identity>mfaMethods | [sms] | mfa-method | gatehouse:identity.mfaMethods[0]
            dev | gatehouse:identity>mfaMethods | [] | mfa-none | gatehouse:identity.mfaMethods
            dev | gatehouse:identity>mfaMethods | [email] | mfa-mail | gatehouse:identity.mfaMethods
            dev | gatehouse:identity>triggers>preToken | handler | trigger-form | gatehouse:identity.triggers.preToken
            dev | gatehouse:identity>triggers>signUpDomains | [Example.com] | sign-up-domain | gatehouse:identity.triggers.signUpDomains[0]
            dev | gatehouse:identity>triggers>signUpDomains | [example.com] | sign-up-domains-trigger | gatehouse:identity.triggers.signUpDomains
            dev | gatehouse:identity>triggers>preSignUp | arn:aws:lambda:us-east-1:123456789012:function:f | trigger-region | gatehouse:identity.triggers.preSignUp
            local | gatehouse:identity>triggers>preSignUp | arn:aws:lambda:eu-west-1:123456789012:function:f | trigger-local | gatehouse:identity.triggers.preSignUp
            domains | gatehouse:identity | {protection: off, passwordScopes: {everyone: [read]}} | password-scopes-trigger | gatehouse:identity.passwordScopes
            dev | gatehouse:identity>triggers>preToken | arn:aws:lambda:eu-west-1:123456789012:function:f | trigger-scope-groups | gatehouse:identity.triggers.preToken
            dev | gatehouse:identity>passwordScopes>everyone | [openid] | scope-unknown | gatehouse:identity.passwordScopes.everyone
            dev | gatehouse:scopes>scopes>admin>groups | [aLONG, bLONG, cLONG, dLONG, eLONG] | quota | gatehouse:identity.passwordScopes
            dev | gatehouse:identity | {groups: [admin, g], passwordScopes: {groups: {g: [admin]}}} | password-scopes-groups | gatehouse:identity.passwordScopes.groups.g
            dev | gatehouse:clients>till | {kind: native, callbacks: ['http://localhost/'], scopes: [read, write], passwordSignIn: on} | password-scopes-differ | gatehouse:clients.till.scopes
            dev | gatehouse:clients>web>scopes | [openid, aws.cognito.signin.user.admin] | password-scopes-client | gatehouse:clients.web.scopes
            dev | gatehouse:identity>providers>g_1 | {type: google, clientId: a, clientSecret: b} | provider-name | gatehouse:identity.providers.g_1
            dev | gatehouse:identity>providers>google | {type: google, clientId: 'a b', clientSecret: b} | provider-client | gatehouse:identity.providers.google.clientId
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: 'b c'} | provider-secret | gatehouse:identity.providers.google.clientSecret
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, scopes: ['openid email']} | provider-scope | gatehouse:identity.providers.google.scopes[0]
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, scopes: []} | provider-scope-none | gatehouse:identity.providers.google.scopes
            dev | gatehouse:identity>providers>corp | {type: oidc, clientId: a, clientSecret: b, issuer: 'http://x.example.com'} | provider-issuer | gatehouse:identity.providers.corp.issuer
            dev | gatehouse:identity>providers>corp | {type: oidc, clientId: a, clientSecret: b, issuer: 'https://x.example.com', scopes: [email]} | provider-openid | gatehouse:identity.providers.corp.scopes
            dev | gatehouse:identity>providers>meta | {type: facebook, clientId: a, clientSecret: b, apiVersion: '23'} | facebook-version | gatehouse:identity.providers.meta.apiVersion
            dev | gatehouse:identity>providers>apple | {type: apple, servicesId: signin} | apple-services-id | gatehouse:identity.providers.apple.servicesId
            dev | gatehouse:identity>providers>apple | {type: apple, teamId: a1b2c3d4e5} | apple-id | gatehouse:identity.providers.apple.teamId
            dev | gatehouse:identity>providers>apple | {type: apple, privateKey: '-----BEGIN RSA PRIVATE KEY-----'} | apple-private-key | gatehouse:identity.providers.apple.privateKey
            dev | gatehouse:identity>providers>corp | {type: saml, metadataUrl: 'http://x.example.com/m'} | provider-metadata-url | gatehouse:identity.providers.corp.metadataUrl
            dev | gatehouse:identity>providers>corp | {type: saml, metadata: hello} | provider-metadata | gatehouse:identity.providers.corp.metadata
            dev | gatehouse:identity>providers>corp | {type: saml, metadata: '<EntityDescriptor>XML</EntityDescriptor>'} | provider-metadata-length | gatehouse:identity.providers.corp.metadata
            dev | gatehouse:identity>providers>corp | {type: saml} | provider-metadata-one | gatehouse:identity.providers.corp
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, attributes: {name: ''}} | provider-claim | gatehouse:identity.providers.google.attributes.name
            dev | gatehouse:identity>providers>corp | {type: saml, metadataUrl: 'https://x.example.com/m', identifiers: ['a/b']} | provider-identifier | gatehouse:identity.providers.corp.identifiers[0]
            dev | gatehouse:identity>providers>Facebook | {type: saml, metadataUrl: 'https://x.example.com/m'} | provider-reserved | gatehouse:identity.providers.Facebook
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, issuer: 'https://x.example.com'} | provider-key | gatehouse:identity.providers.google.issuer
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, attributes: {shoe: size}} | provider-attribute | gatehouse:identity.providers.google.attributes.shoe
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, attributes: {username: email}} | provider-username | gatehouse:identity.providers.google.attributes.username
            everything | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, attributes: {'custom:tenant': hd}} | provider-attribute-fixed | gatehouse:identity.providers.google.attributes.custom:tenant
            everything | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b, attributes: {name: name}} | provider-attribute-needed | gatehouse:identity.providers.google.attributes
            dev | gatehouse:identity>providers>google | {type: google, clientId: a, clientSecret: b} | provider-secret-clear | gatehouse:identity.providers.google.clientSecret
            dev | gatehouse:identity>providers | {one: {type: amazon}, two: {type: amazon}} | provider-twice | gatehouse:identity.providers.two
            dev | gatehouse:identity>providers | {one: {type: saml, identifiers: [a]}, two: {type: oidc, identifiers: [a]}} | provider-identifier-twice | gatehouse:identity.providers.two.identifiers
            dev | gatehouse:clients>spa>providers | [gogle] | provider-unknown | gatehouse:clients.spa.providers[0]
            dev | gatehouse:clients>spa>providers | [] | provider-none | gatehouse:clients.spa.providers
            dev | gatehouse:clients>jobs>providers | [cognito] | machine-providers | gatehouse:clients.jobs.providers
            dev | gatehouse:clients>cli>providers | [google] | provider-password | gatehouse:clients.cli.providers
            dev | gatehouse:identity>groupRoles>admin | admin | role-arn | gatehouse:identity.groupRoles.admin
            prod | gatehouse:identity>tier | lite | tier-essentials | gatehouse:identity.password.history
            dev | gatehouse:identity>threatProtection | audit | tier-plus | gatehouse:identity.threatProtection
            dev | gatehouse:identity>risk | {} | risk-mail | gatehouse:identity.risk
            dev | gatehouse:identity | {tier: plus, risk: {}} | risk-off | gatehouse:identity.risk
            dev | gatehouse:identity>risk>blocked | [10.0.0.0] | cidr | gatehouse:identity.risk.blocked[0]
            dev | gatehouse:identity>mail>source | ses | mail-source | gatehouse:identity.mail.source
            dev | gatehouse:identity>mail>from | nobody | mail-address | gatehouse:identity.mail.from
            dev | gatehouse:identity>mail>configurationSet | a b | mail-set | gatehouse:identity.mail.configurationSet
            dev | gatehouse:identity>messages>verification | {subject: '', body: 'code {####}'} | message-subject | gatehouse:identity.messages.verification.subject
            dev | gatehouse:identity>messages>verification | {subject: Code, body: '{###}'} | message-length | gatehouse:identity.messages.verification.body
            dev | gatehouse:identity>messages>verification | {subject: Code, body: no code} | message-placeholder | gatehouse:identity.messages.verification.body
            dev | gatehouse:clients>cli>readAttributes | [shoe] | attribute-unknown | gatehouse:clients.cli.readAttributes[0]
            dev | gatehouse:clients>cli>writeAttributes | [email, email_verified] | attribute-write | gatehouse:clients.cli.writeAttributes[1]
            dev | gatehouse:clients>cli>writeAttributes | [name] | attribute-needed | gatehouse:clients.cli.writeAttributes
            dev | gatehouse:clients>jobs>readAttributes | [email] | machine-attributes | gatehouse:clients.jobs.readAttributes
            dev | gatehouse:clients>web>implicitGrant | on | implicit-kind | gatehouse:clients.web.implicitGrant
            prod | gatehouse:clients>spa>implicitGrant | on | implicit-protected | gatehouse:clients.spa.implicitGrant
            dev | gatehouse:clients>cli>acceptRisk>all | because we can do it | accept-name | gatehouse:clients.cli.acceptRisk.all
            dev | gatehouse:clients>cli>acceptRisk>passwordSignIn | because | accept-reason | gatehouse:clients.cli.acceptRisk.passwordSignIn
            dev | gatehouse:clients>cli>acceptRisk>implicitGrant | it is for a demonstration | accept-nothing | gatehouse:clients.cli.acceptRisk.implicitGrant
            dev | gatehouse:identity>password>temporary | 36h | whole-days | gatehouse:identity.password.temporary
            dev | gatehouse:domain>prefix | MyApp | prefix-form | gatehouse:domain.prefix
            dev | gatehouse:domain>prefix | my-aws-api | prefix-reserved | gatehouse:domain.prefix
            dev | gatehouse:domain | {pages: classic} | domain-one | gatehouse:domain
            dev | gatehouse:domain | {custom: example.com, zone: example.com} | sign-in-host | gatehouse:domain.custom
            dev | gatehouse:domain | {custom: auth.example.com, zone: com} | sign-in-zone | gatehouse:domain.zone
            dev | gatehouse:domain | {custom: auth.example.com, zone: example.org} | sign-in-zone-parent | gatehouse:domain.zone
            dev | gatehouse:domain | {custom: auth.example.com, certificate: abc} | sign-in-certificate | gatehouse:domain.certificate
            dev | gatehouse:domain | {custom: auth.example.com, certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/abc'} | sign-in-certificate-place | gatehouse:domain.certificate
            dev | gatehouse:domain | {custom: auth.example.com} | sign-in-certificate-none | gatehouse:domain.custom
            dev | gatehouse:domain>zone | example.com | sign-in-without-domain | gatehouse:domain.zone
            dev | gatehouse:domain | {custom: auth.example.com, zone: auth.example.com, parentRecord: make} | parent-make | gatehouse:domain.parentRecord
            domains | aws:region | us-gov-west-1 | sign-in-partition | gatehouse:domain.custom
            dev | gatehouse:api>domain | com | api-host | gatehouse:api.domain
            dev | gatehouse:api | {domain: api.example.com, zone: zone} | api-zone | gatehouse:api.zone
            dev | gatehouse:api | {domain: api.example.com, zone: example.org} | api-zone-parent | gatehouse:api.zone
            dev | gatehouse:api | {domain: api.example.com, certificate: abc} | api-certificate | gatehouse:api.certificate
            dev | gatehouse:api | {domain: api.example.com, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/abc'} | api-certificate-place | gatehouse:api.certificate
            dev | gatehouse:api | {domain: api.example.com} | api-certificate-none | gatehouse:api.domain
            dev | gatehouse:api>zone | example.com | api-without-domain | gatehouse:api.zone
            dev | gatehouse:api | {domain: LABEL.LABEL.example.com, zone: example.com} | api-host-length | gatehouse:api.domain
            domains | gatehouse:api>domain | auth.example.com | api-sign-in | gatehouse:api.domain
            domains | gatehouse:api>domain | example.com | api-above | gatehouse:api.domain
            dev | gatehouse:scopes>identifier | a b | identifier-form | gatehouse:scopes.identifier
            dev | gatehouse:scopes>identifier | https://cognito-idp.x | identifier-issuer | gatehouse:scopes.identifier
            dev | gatehouse:scopes>scopes>a/b | Both | scope-name | gatehouse:scopes.scopes.a/b
            dev | gatehouse:scopes>scopes>read | '' | scope-description | gatehouse:scopes.scopes.read
            dev | gatehouse:scopes>scopes>read | {description: ''} | scope-description | gatehouse:scopes.scopes.read.description
            dev | gatehouse:scopes>scopes>admin>groups | [] | scope-groups-none | gatehouse:scopes.scopes.admin.groups
            dev | gatehouse:scopes>scopes>admin>groups | [admni] | group-unknown | gatehouse:scopes.scopes.admin.groups[0]
            dev | gatehouse:identity>tier | lite | tier-essentials | gatehouse:scopes.scopes.admin.groups
            adopted | gatehouse:scopes>scopes>admin | {description: A, groups: [admin]} | scope-groups-pool | gatehouse:scopes.scopes.admin.groups
            foreign | gatehouse:scopes>scopes>admin | {description: A, groups: [admin]} | scope-groups-pool | gatehouse:scopes.scopes.admin.groups
            script | gatehouse:routes>GET /admin | {scopes: [read], group: admin} | route-group | gatehouse:routes.GET /admin.group
            dev | gatehouse:scopes>scopes>openid | Mine | scope-standard | gatehouse:scopes.scopes.openid
            dev | gatehouse:clients>spa>scopes | [raed] | scope-unknown | gatehouse:clients.spa.scopes
            dev | gatehouse:clients>Spa | {kind: machine, scopes: [read]} | client-name | gatehouse:clients.Spa
            dev | gatehouse:clients>jobs>scopes | [openid] | machine-scope | gatehouse:clients.jobs.scopes
            dev | gatehouse:clients>web>scopes | [email] | openid | gatehouse:clients.web.scopes
            dev | gatehouse:clients>web>callbacks | null | missing | gatehouse:clients.web.callbacks
            dev | gatehouse:clients>jobs>logouts | ['https://x.example.com/'] | machine-urls | gatehouse:clients.jobs.logouts
            dev | gatehouse:clients>spa>passwordSignIn | on | password-spa | gatehouse:clients.spa.passwordSignIn
            dev | gatehouse:clients>jobs>passwordSignIn | srp | password-kind | gatehouse:clients.jobs.passwordSignIn
            prod | gatehouse:clients>web>passwordSignIn | on | password-protected | gatehouse:clients.web.passwordSignIn
            dev | gatehouse:clients>spa>callbacks | [callback] | url-form | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['https:///callback'] | url-form | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['https://x.example.com/LONG'] | url-length | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['https://x.example.com/*'] | url-wildcard | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['https://x.example.com/#x'] | url-fragment | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['https://u@x.example.com/'] | url-user | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['http://x.example.com/'] | url-http | gatehouse:clients.spa.callbacks[0]
            prod | gatehouse:clients>spa>callbacks | ['http://localhost/'] | url-loopback | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>spa>callbacks | ['com.example.app:/cb'] | url-scheme | gatehouse:clients.spa.callbacks[0]
            dev | gatehouse:clients>cli>callbacks | ['javascript://x/cb'] | url-scheme | gatehouse:clients.cli.callbacks[0]
            dev | gatehouse:clients>web>accessToken | 301s | whole-minutes | gatehouse:clients.web.accessToken
            prod | gatehouse:clients>spa>accessToken | 13h | life-order | gatehouse:clients.spa.refreshToken
            dev | gatehouse:clients>web>rotationGrace | 10s | rotation-grace | gatehouse:clients.web.rotationGrace
            dev | gatehouse:clients>jobs>rotation | off | rotation-kind | gatehouse:clients.jobs.rotation
            dev | gatehouse:api>cors | ['*'] | cors-origin | gatehouse:api.cors[0]
            prod | gatehouse:api>cors | ['http://localhost:5173'] | cors-loopback | gatehouse:api.cors[0]
            dev | gatehouse:api>rest | {} | rest-kind | gatehouse:api.rest
            rest | gatehouse:api>payload | v1 | payload-rest | gatehouse:api.payload
            rest | gatehouse:api>rest>stage | pre-prod | stage-name | gatehouse:api.rest.stage
            rest | gatehouse:api>cors | ['https://a.example.com', 'https://b.example.com'] | rest-cors | gatehouse:api.cors
            rest | gatehouse:routes>OPTIONS /x | {public: on} | rest-options | gatehouse:routes.OPTIONS /x
            rest | gatehouse:routes>GET /~x | {public: on} | rest-path | gatehouse:routes
            rest | gatehouse:routes>GET /resources/{x}/y | {public: on} | rest-variable | gatehouse:routes
            rest | gatehouse:routes>GET DEEP | {public: on} | rest-resources | gatehouse:routes
            dev | gatehouse:routes>get /x | {public: on} | route-key | gatehouse:routes.get /x
            dev | gatehouse:routes>GET /x | {} | route-open | gatehouse:routes.GET /x
            dev | gatehouse:routes>GET /me>public | on | route-public | gatehouse:routes.GET /me.public
            dev | gatehouse:routes>DELETE /resources/{x} | {public: on} | route-twice | gatehouse:routes.DELETE /resources/{x}
            dev | gatehouse:routes>GET /ping | {public: on} | route-reserved | gatehouse:routes.GET /ping
            dev | gatehouse:function>runtime | java8 | runtime | gatehouse:function.runtime
            dev | gatehouse:function>code | s3://bucket/key | code-path | gatehouse:function.code
            dev | gatehouse:function>handler | a b | handler-name | gatehouse:function.handler
            dev | gatehouse:function>code | ./own | function-code | gatehouse:function.code
            dev | gatehouse:function>handler | app.handler | function-code | gatehouse:function.handler
            dev | gatehouse:function>runtime | python3.13 | function-code | gatehouse:function.runtime
            dev | gatehouse:function | {runtime: nodejs22.x, code: ./own, handler: app.handler, snapStart: on} | snap-start-runtime | gatehouse:function.runtime
            dev | gatehouse:function | {code: ./own, handler: app/handler} | handler-form | gatehouse:function.handler
            dev | gatehouse:function | {runtime: python3.13, code: ./own, handler: handler} | handler-form | gatehouse:function.handler
            dev | gatehouse:function | {runtime: python3.13, code: ./own, handler: 'com.Api::go'} | handler-form | gatehouse:function.handler
            dev | gatehouse:function | {runtime: nodejs22.x, code: ./own, handler: ../app.handler} | handler-form | gatehouse:function.handler
            local | gatehouse:function>table | on | local-absent | gatehouse:function.table
            dev | gatehouse:function>environment>TABLE | mine | environment-name | gatehouse:function.environment.TABLE
            dev | gatehouse:function>environment>PATH | /bin | environment-name | gatehouse:function.environment.PATH
            dev | gatehouse:function>environment>NOTE | LONGLONGLONGLONGLONG | environment-size | gatehouse:function.environment
            dev | gatehouse:observability>retention | 2d | retention | gatehouse:observability.retention
            dev | gatehouse:observability>kmsKey | alias/mine | kms-key | gatehouse:observability.kmsKey
            dev | gatehouse:observability>kmsKey | 'arn:aws:kms:us-east-1:123456789012:key/1' | kms-region | gatehouse:observability.kmsKey
            dev | gatehouse:observability>alarms | {mail: [ops]} | alarm-mail | gatehouse:observability.alarms.mail[0]
            dev | gatehouse:function>boundary | boundary-gatehouse-dev | boundary | gatehouse:function.boundary
            dev | gatehouse:api>firewall | {} | firewall-http | gatehouse:api.firewall
            gov | gatehouse:identity>firewall | {} | firewall-region | gatehouse:identity.firewall
            dev | gatehouse:tags>aws:owner | team-a | tag-key | gatehouse:tags.aws:owner
            dev | gatehouse:tags>owner | a;b | tag-value | gatehouse:tags.owner
            foreign | gatehouse:publish>parameters | on | publish-no-client | gatehouse:publish.parameters
            local | gatehouse:publish>parameters | on | local-absent | gatehouse:publish.parameters
            local | aws:endpoints | null | local-endpoints | gatehouse:local
            local | gatehouse:local | null | local-endpoints | aws:endpoints
            local | gatehouse:local>users>bob | {password: SecurePassword123} | email | gatehouse:local.users.bob
            local | gatehouse:local>users>bob@example.com | {password: short} | seed-password | gatehouse:local.users.bob@example.com.password
            local | gatehouse:local>otherResources | ["s3"] | resource-type | gatehouse:local.otherResources[0]
            mcp | gatehouse:mcp>path | /mcp/ | mcp-path | gatehouse:mcp.path
            mcp | gatehouse:mcp>scopes | {openid: a} | mcp-scope-name | gatehouse:mcp.scopes.openid
            mcp | gatehouse:mcp>scopes>read | '' | mcp-scope-description | gatehouse:mcp.scopes.read
            mcp | gatehouse:mcp>offered | [raed] | mcp-offered | gatehouse:mcp.offered[0]
            mcp | gatehouse:mcp>offered | [] | mcp-offered-none | gatehouse:mcp.offered
            mcp | gatehouse:mcp>tools>drop_table | read | mcp-tool | gatehouse:mcp.tools.drop_table
            mcp | gatehouse:mcp>tools>get_resource | raed | mcp-tool-scope | gatehouse:mcp.tools.get_resource
            mcp | gatehouse:mcp>tools | {} | mcp-tools | gatehouse:mcp.tools
            mcp | gatehouse:function | {code: ./own, handler: a.B} | mcp-tools-code | gatehouse:mcp.tools
            mcp | gatehouse:mcp>documents | ['http://claude.ai/client.json'] | mcp-document | gatehouse:mcp.documents[0]
            mcp | gatehouse:mcp>documents | ['https://claude.ai/oauth/*'] | mcp-document-wildcard | gatehouse:mcp.documents[0]
            mcp | gatehouse:mcp>client | null | mcp-client | gatehouse:mcp.documents
            mcp | gatehouse:mcp>client | spa | mcp-client-kind | gatehouse:mcp.client
            mcp | gatehouse:mcp>registration | shared | mcp-registration | gatehouse:mcp.registration
            mcp | gatehouse:mcp>acceptRisk | {all: because all of them are ours} | mcp-accept-name | gatehouse:mcp.acceptRisk.all
            mcp | gatehouse:mcp>acceptRisk | {sharedRegistration: because we can} | mcp-accept-reason | gatehouse:mcp.acceptRisk.sharedRegistration
            mcp | gatehouse:mcp>acceptRisk | {sharedRegistration: because all of them are ours} | mcp-accept-nothing | gatehouse:mcp.acceptRisk.sharedRegistration
            mcp | gatehouse:mcp | null | agent-mcp | gatehouse:clients.agents.kind
            mcp | gatehouse:clients>agents>scopes | [email] | agent-scope | gatehouse:clients.agents.scopes
            mcp | gatehouse:clients>agents>rotation | off | agent-rotation | gatehouse:clients.agents.rotation
            mcp-rest | gatehouse:clients>spa>scopes | [openid, read, write] | mcp-scope-client | gatehouse:clients.spa.scopes
            mcp-rest | gatehouse:api>domain | null | mcp-rest-domain | gatehouse:mcp
            mcp | gatehouse:scopes>identifier | https://api.example.com/mcp | mcp-identifier | gatehouse:mcp
            mcp | gatehouse:routes>GET /mcp | {public: true} | mcp-route | gatehouse:routes.GET /mcp
            mcp-rest | gatehouse:routes>GET /me | {scopes: [openid]} | mcp-openid-route | gatehouse:routes.GET /me.scopes
            mcp-rest | gatehouse:clients>agents>callbacks | ['https://a.example/LONG', 'https://b.example/LONG', 'https://c.example/LONG'] | mcp-size | gatehouse:mcp
            local | gatehouse:local>documents>http://a.example.com/c | {name: A, callbacks: ['http://localhost/']} | document-url | gatehouse:local.documents.http://a.example.com/c
            local | gatehouse:local>documents>https://a.example.com/c | {name: ' A', callbacks: ['http://localhost/']} | document-name | gatehouse:local.documents.https://a.example.com/c.name
            local | gatehouse:local>documents>https://a.example.com/c | {name: A, callbacks: ['http://a.example.com/']} | document-callback | gatehouse:local.documents.https://a.example.com/c.callbacks[0]
            dev | gatehouse:delivery>account | '12' | account | gatehouse:delivery.account
            dev | gatehouse:delivery>organization | a b | organization | gatehouse:delivery.organization
            dev | gatehouse:delivery>repository | acme/* | repository | gatehouse:delivery.repository
            dev | gatehouse:delivery>branch | '*' | branch | gatehouse:delivery.branch
            dev | gatehouse:delivery>stacks | {'a b': {}} | stack-name | gatehouse:delivery.stacks.a b
            dev | gatehouse:delivery>stacks | {dev: {environment: '*'}} | environment | gatehouse:delivery.stacks.dev.environment
            dev | gatehouse:delivery>stacks | {dev: {region: cn-north-1}} | region | gatehouse:delivery.stacks.dev.region
            dev | gatehouse:delivery>stacks | {dev: {}, dev-2: {}} | delivery-within | gatehouse:delivery.stacks.dev-2
            dev | gatehouse:delivery>stacks | {dev: {}} | delivery-no-trust | gatehouse:delivery
            dev | gatehouse:delivery>stacks | {dev: {}} | delivery-exclusive | gatehouse:delivery
            """;

    record Broken(String stack, String path, String yaml, String code, String where) {
        List<Problem> problems() {
            Object value = StackSchemaTest.yaml(yaml.replace("LONG", "a".repeat(1003))
                    .replace("XML", "a".repeat(131_072))
                    .replace("LABEL", "a".repeat(40)));
            return StackTree.of(stack)
                    .set(path.replace("DEEP", "/a".repeat(300)), value)
                    .problems();
        }
    }

    static List<Broken> broken() {
        return BROKEN.lines()
                .map(line -> line.split(" \\| ", -1))
                .map(cell -> new Broken(cell[0], cell[1], cell[2], cell[3], cell[4]))
                .toList();
    }

    private static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(Rule.FOR_EVERY_VALUE);
        // A shape may stand in several places.
        new LinkedHashSet<>(SettingsDocs.schemas().values()).forEach(schema -> rules.addAll(schema.rules()));
        return rules;
    }

    /** Whether a problem is what the rule says, its blanks filled. */
    private static boolean says(Rule rule, Problem problem) {
        return rule.code().equals(problem.code())
                && template(rule.requirement()).matcher(problem.rule()).matches()
                && template(rule.fix()).matcher(problem.fix()).matches();
    }

    private static Pattern template(String text) {
        Matcher blanks = Pattern.compile("<[a-z ]+>|[^<]+|<").matcher(text);
        return Pattern.compile(blanks.replaceAll(part ->
                Matcher.quoteReplacement(part.group().matches("<[a-z ]+>") ? ".+" : Pattern.quote(part.group()))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsReportedOnceAtItsPlace(Broken broken) {
        assertThat(broken.problems())
                .filteredOn(problem -> problem.code().equals(broken.code()))
                .filteredOn(problem -> problem.path().equals(broken.where()))
                .hasSize(1);
    }

    @Test
    void everyRuleIsBrokenByOneOfTheseStacks() {
        Set<Rule> seen = new LinkedHashSet<>();
        for (Broken broken : broken()) {
            for (Problem problem : broken.problems()) {
                if (problem.code().equals(broken.code()) && problem.path().equals(broken.where())) {
                    all().stream().filter(rule -> says(rule, problem)).forEach(seen::add);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void noTwoRulesSayTheSame() {
        assertThat(all()).doesNotHaveDuplicates();
        assertThat(all()).extracting(Rule::code).allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void blanksAreFilledInOrderAndWhole() {
        Rule rule = new Rule("x", "must be <least> or <most>", "write <way out>");
        assertThat(rule.problemAt("a.b", 7, 1, "$2", "<3>")).hasToString("a.b: must be 1 or $2, got 7; write <3> [x]");
        assertThatThrownBy(() -> rule.problemAt("a.b", 7, 1, 2)).hasMessage("no value for <way out> of x");
        assertThatThrownBy(() -> rule.problemAt("a.b", 7, 1, 2, 3, 4))
                .hasMessage("more values than placeholders for x: [4]");
    }
}
