package dev.gatehouse.local.gateway;

import dev.gatehouse.local.http.Admission;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import java.time.Instant;

/** An API of one of the two kinds, ready to answer. */
interface ServedApi {
    /** Gives a request its ids, in the shape of the kind. */
    Call received(HttpRequest request, RequestIds ids, Instant now);

    /** Answers, or says how to answer once the body of the request is there. */
    Admission admit(Call call, Declared declared, AccessRecord record);

    /** Names the call in its answer. */
    HttpResponse named(HttpResponse answer, Call call);

    record OfHttp(CompiledApi api, ApiDispatch dispatch) implements ServedApi {
        @Override
        public Call received(HttpRequest request, RequestIds ids, Instant now) {
            return plain(request, ids, now);
        }

        @Override
        public Admission admit(Call call, Declared declared, AccessRecord record) {
            return dispatch.admit(call, api, declared, record);
        }

        @Override
        public HttpResponse named(HttpResponse answer, Call call) {
            return plainly(answer, call);
        }
    }

    record OfRest(CompiledRestApi api, RestDispatch dispatch) implements ServedApi {
        @Override
        public Call received(HttpRequest request, RequestIds ids, Instant now) {
            return new Call(request, ids.uuid(), ids.request(), ids.trace(now), now);
        }

        @Override
        public Admission admit(Call call, Declared declared, AccessRecord record) {
            return dispatch.admit(call, api, declared, record);
        }

        /** OBS (answers in public posts): on every answer. */
        @Override
        public HttpResponse named(HttpResponse answer, Call call) {
            return answer.with("x-amzn-RequestId", call.id()).with("x-amz-apigw-id", call.extendedId());
        }
    }

    /** Nothing is declared. */
    record None() implements ServedApi {
        @Override
        public Call received(HttpRequest request, RequestIds ids, Instant now) {
            return plain(request, ids, now);
        }

        @Override
        public Admission admit(Call call, Declared declared, AccessRecord record) {
            return new Admission.Answered(GatewayAnswer.NOT_FOUND.because("no API is declared: declare one", record));
        }

        @Override
        public HttpResponse named(HttpResponse answer, Call call) {
            return plainly(answer, call);
        }
    }

    private static Call plain(HttpRequest request, RequestIds ids, Instant now) {
        String id = ids.request();
        return new Call(request, id, id, ids.trace(now), now);
    }

    /** DOC "Troubleshooting issues with HTTP API JWT authorizers": on every answer. */
    private static HttpResponse plainly(HttpResponse answer, Call call) {
        return answer.with("apigw-requestid", call.id());
    }
}
