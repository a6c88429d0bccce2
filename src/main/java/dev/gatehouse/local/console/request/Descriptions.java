package dev.gatehouse.local.console.request;

import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.RequestRecorder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes each request once, because the list is loaded every two seconds. */
final class Descriptions {
    private final Map<Long, RequestDescription> byNumber = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, RequestDescription> eldest) {
            return size() > RequestRecorder.MAX_REQUESTS;
        }
    };

    synchronized RequestDescription of(RecordedRequest recorded) {
        return byNumber.computeIfAbsent(recorded.number(), ignored -> RequestDescription.of(recorded));
    }
}
