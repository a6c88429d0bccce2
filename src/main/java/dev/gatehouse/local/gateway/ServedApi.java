package dev.gatehouse.local.gateway;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.http.CompiledHttpApi;
import dev.gatehouse.local.gateway.http.HttpApiDispatcher;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RequestIds;
import dev.gatehouse.local.gateway.rest.CompiledRestApi;
import dev.gatehouse.local.gateway.rest.RestApiDispatcher;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Declared;
import java.time.Instant;

/** The API that the gateway serves: an HTTP API, a REST API or none. */
interface ServedApi {
    /** Creates the call with request ids in the form of this kind of API. */
    GatewayCall newCall(HttpRequest request, RequestIds ids, Instant now);

    /** Answers the request, or returns the handler that answers it once its body is read. */
    RequestDecision decide(GatewayCall call, Declared declared, AccessLogEntry entry);

    /** Adds the headers with the request id to the response. */
    HttpResponse withRequestId(HttpResponse answer, GatewayCall call);

    record Http(CompiledHttpApi api, HttpApiDispatcher dispatch) implements ServedApi {
        @Override
        public GatewayCall newCall(HttpRequest request, RequestIds ids, Instant now) {
            return httpApiCall(request, ids, now);
        }

        @Override
        public RequestDecision decide(GatewayCall call, Declared declared, AccessLogEntry entry) {
            return dispatch.decide(call, api, declared, entry);
        }

        @Override
        public HttpResponse withRequestId(HttpResponse answer, GatewayCall call) {
            return withHttpApiRequestId(answer, call);
        }
    }

    record Rest(CompiledRestApi api, RestApiDispatcher dispatch) implements ServedApi {
        @Override
        public GatewayCall newCall(HttpRequest request, RequestIds ids, Instant now) {
            return new GatewayCall(request, ids.newUuid(), ids.newRequestId(), ids.newTraceId(now), now);
        }

        @Override
        public RequestDecision decide(GatewayCall call, Declared declared, AccessLogEntry entry) {
            return dispatch.decide(call, api, declared, entry);
        }

        /** OBS (responses in public posts): a REST API sends both headers with every response. */
        @Override
        public HttpResponse withRequestId(HttpResponse answer, GatewayCall call) {
            return answer.with("x-amzn-RequestId", call.id()).with("x-amz-apigw-id", call.extendedId());
        }
    }

    /** No API is declared. */
    record None() implements ServedApi {
        @Override
        public GatewayCall newCall(HttpRequest request, RequestIds ids, Instant now) {
            return httpApiCall(request, ids, now);
        }

        @Override
        public RequestDecision decide(GatewayCall call, Declared declared, AccessLogEntry entry) {
            return new RequestDecision.Respond(
                    HttpApiError.NOT_FOUND.response("api: no API is declared; declare one", entry));
        }

        @Override
        public HttpResponse withRequestId(HttpResponse answer, GatewayCall call) {
            return withHttpApiRequestId(answer, call);
        }
    }

    private static GatewayCall httpApiCall(HttpRequest request, RequestIds ids, Instant now) {
        String id = ids.newRequestId();
        return new GatewayCall(request, id, id, ids.newTraceId(now), now);
    }

    /**
     * DOC "Troubleshooting issues with HTTP API JWT authorizers": an HTTP API sends this header with every response.
     */
    private static HttpResponse withHttpApiRequestId(HttpResponse answer, GatewayCall call) {
        return answer.with("apigw-requestid", call.id());
    }
}
