package dev.gatehouse.local.gateway;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.http.HttpApiDispatcher;
import dev.gatehouse.local.gateway.http.CompiledHttpApi;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RequestIds;
import dev.gatehouse.local.gateway.rest.CompiledRestApi;
import dev.gatehouse.local.gateway.rest.RestApiDispatcher;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Declared;
import java.time.Instant;

/** An API of one of the two kinds, ready to answer. */
interface ServedApi {
    /** Gives a request its ids, in the shape of the kind. */
    GatewayCall received(HttpRequest request, RequestIds ids, Instant now);

    /** Answers, or says how to answer once the body of the request is there. */
    RequestDecision admit(GatewayCall call, Declared declared, AccessLogEntry record);

    /** Names the call in its answer. */
    HttpResponse named(HttpResponse answer, GatewayCall call);

    record OfHttp(CompiledHttpApi api, HttpApiDispatcher dispatch) implements ServedApi {
        @Override
        public GatewayCall received(HttpRequest request, RequestIds ids, Instant now) {
            return plain(request, ids, now);
        }

        @Override
        public RequestDecision admit(GatewayCall call, Declared declared, AccessLogEntry record) {
            return dispatch.admit(call, api, declared, record);
        }

        @Override
        public HttpResponse named(HttpResponse answer, GatewayCall call) {
            return plainly(answer, call);
        }
    }

    record OfRest(CompiledRestApi api, RestApiDispatcher dispatch) implements ServedApi {
        @Override
        public GatewayCall received(HttpRequest request, RequestIds ids, Instant now) {
            return new GatewayCall(request, ids.uuid(), ids.request(), ids.trace(now), now);
        }

        @Override
        public RequestDecision admit(GatewayCall call, Declared declared, AccessLogEntry record) {
            return dispatch.admit(call, api, declared, record);
        }

        /** OBS (answers in public posts): on every answer. */
        @Override
        public HttpResponse named(HttpResponse answer, GatewayCall call) {
            return answer.with("x-amzn-RequestId", call.id()).with("x-amz-apigw-id", call.extendedId());
        }
    }

    /** Nothing is declared. */
    record None() implements ServedApi {
        @Override
        public GatewayCall received(HttpRequest request, RequestIds ids, Instant now) {
            return plain(request, ids, now);
        }

        @Override
        public RequestDecision admit(GatewayCall call, Declared declared, AccessLogEntry record) {
            return new RequestDecision.Respond(HttpApiError.NOT_FOUND.because("no API is declared: declare one", record));
        }

        @Override
        public HttpResponse named(HttpResponse answer, GatewayCall call) {
            return plainly(answer, call);
        }
    }

    private static GatewayCall plain(HttpRequest request, RequestIds ids, Instant now) {
        String id = ids.request();
        return new GatewayCall(request, id, id, ids.trace(now), now);
    }

    /** DOC "Troubleshooting issues with HTTP API JWT authorizers": on every answer. */
    private static HttpResponse plainly(HttpResponse answer, GatewayCall call) {
        return answer.with("apigw-requestid", call.id());
    }
}
