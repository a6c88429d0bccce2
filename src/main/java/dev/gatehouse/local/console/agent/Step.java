package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request of an MCP client, or of the browser that it opened.
 *
 * @param title what was asked, in the words of the protocol; it can have texts of the client
 * @param note what it means, or why it was refused
 * @param lacks what the request or its token lacked, each a noun
 * @param keys values that only requests of one sign-in have, such as its code challenge; they are never shown
 * @param name the name that the client gives itself; empty if it gives none
 */
record Step(
        RecordedRequest recorded,
        Stage stage,
        String title,
        Outcome outcome,
        String note,
        List<String> lacks,
        Set<String> keys,
        String name) {
    private static final int NOTE_LENGTH = 400;

    enum Stage {
        CHALLENGE,
        METADATA,
        REGISTRATION,
        AUTHORIZATION,
        TOKEN,
        SERVER
    }

    enum Outcome {
        DONE,
        /** A refusal after which clients go on. */
        EXPECTED,
        FAILED
    }

    Step {
        title = LogValue.of(Masking.text(title));
        note = note.length() <= NOTE_LENGTH ? note : note.substring(0, NOTE_LENGTH) + "…";
        lacks = List.copyOf(lacks);
        keys = Set.copyOf(keys);
        name = LogValue.of(Masking.text(name));
    }

    static Step of(RecordedRequest recorded, Stage stage, String title, Outcome outcome, String note) {
        return new Step(recorded, stage, title, outcome, note, List.of(), Set.of(), "");
    }

    Step lacking(List<String> more) {
        return new Step(recorded, stage, title, outcome, note, more, keys, name);
    }

    Step joined(Set<String> more) {
        return new Step(recorded, stage, title, outcome, note, lacks, more, name);
    }

    Step named(String given) {
        return new Step(recorded, stage, title, outcome, note, lacks, keys, given);
    }

    /** Whether the browser of the user sent it. */
    boolean isOfBrowser() {
        return stage == Stage.AUTHORIZATION;
    }

    String userAgent() {
        return LogValue.of(
                Masking.text(recorded.request().headers().first("user-agent").orElse("")));
    }

    /** The reason that the server recorded, without secrets. */
    static Optional<String> reason(RecordedRequest recorded) {
        return recorded.response().reason().map(Masking::text);
    }

    /** Does not print what was sent. */
    @Override
    public String toString() {
        return stage + " " + recorded.number();
    }
}
