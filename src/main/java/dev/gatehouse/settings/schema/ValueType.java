package dev.gatehouse.settings.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the value of a key may be: it reads the value, and docs and JSON schema are written from its parts. */
public interface ValueType<V> {
    /** The value; empty when it is of another kind, or out of range, and reported. */
    Optional<V> read(Object value, ConfigPath place);

    /** As one writes it in a stack file. */
    default Object written(V value) {
        return value;
    }

    /**
     * One text; a whole number and a flag are taken as they are written. Another number is refused: YAML does not keep how
     * it was written, so 1.10 would become 1.1.
     */
    record Text(TextPattern form) implements ValueType<String> {
        @Override
        public Optional<String> read(Object value, ConfigPath place) {
            if (value instanceof Number number && !WholeNumbers.isExact(number)) {
                place.report(Rule.TYPE, value, "a text", "write it in quotes");
                return Optional.empty();
            }
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                String text = value instanceof Number ? Problems.show(value) : value.toString();
                return form.check(text, place) ? Optional.of(text) : Optional.empty();
            }
            place.report(Rule.TYPE, value, "a text", "write one value");
            return Optional.empty();
        }
    }

    /** One text that no report shows. A number is refused: its digits would not come through as they were written. */
    record Hidden(TextPattern form) implements ValueType<SecretText> {
        private static final String NOT_SHOWN = "another value (not shown)";

        @Override
        public Optional<SecretText> read(Object value, ConfigPath place) {
            if (value == EncryptedValue.VALUE) {
                return Optional.of(SecretText.encrypted());
            }
            if (!(value instanceof String text)) {
                place.report(Rule.TYPE, NOT_SHOWN, "a text", "write it in quotes");
                return Optional.empty();
            }
            if (!form.fits(text)) {
                place.report(form.rule(), NOT_SHOWN);
                return Optional.empty();
            }
            return Optional.of(SecretText.of(text));
        }
    }

    /** The constants of an enum, in lower case. */
    record Choice<E extends Enum<E>>(Class<E> type) implements ValueType<E> {
        @Override
        public Optional<E> read(Object value, ConfigPath place) {
            // YAML 1.1 readers turn a bare off into false.
            String text = value instanceof Boolean flag ? (flag ? "on" : "off") : value.toString();
            for (E each : type.getEnumConstants()) {
                if (written(each).equals(text)) {
                    return Optional.of(each);
                }
            }
            place.report(Rule.CHOICE, value, names());
            return Optional.empty();
        }

        @Override
        public String written(E constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }

        public List<String> names() {
            List<String> names = new ArrayList<>();
            for (E each : type.getEnumConstants()) {
                names.add(written(each));
            }
            return names;
        }
    }

    /** {@code true}, {@code on}, {@code false} or {@code off}. */
    record Flag() implements ValueType<Boolean> {
        @Override
        public Optional<Boolean> read(Object value, ConfigPath place) {
            switch (value.toString()) {
                case "true", "on" -> {
                    return Optional.of(true);
                }
                case "false", "off" -> {
                    return Optional.of(false);
                }
                default -> {
                    place.report(Rule.TYPE, value, "on or off", "write on, off, true or false");
                    return Optional.empty();
                }
            }
        }

        @Override
        public String written(Boolean value) {
            return value ? "on" : "off";
        }
    }

    /** A whole number, both ends included. */
    record Whole(int least, int most) implements ValueType<Integer> {
        @Override
        public Optional<Integer> read(Object value, ConfigPath place) {
            Optional<Long> number = WholeNumbers.parse(value);
            if (number.isEmpty() || number.get() < least || number.get() > most) {
                place.report(Rule.RANGE, value, least, most);
                return Optional.empty();
            }
            return Optional.of(number.get().intValue());
        }
    }

    /** A duration, both ends included. */
    record Span(Duration least, Duration most) implements ValueType<Duration> {
        @Override
        public Optional<Duration> read(Object value, ConfigPath place) {
            Optional<Duration> read = Durations.parse(value.toString());
            if (read.isEmpty() || read.get().compareTo(least) < 0 || read.get().compareTo(most) > 0) {
                place.report(Rule.DURATION, value, Durations.show(least), Durations.show(most));
                return Optional.empty();
            }
            return read;
        }

        @Override
        public String written(Duration value) {
            return Durations.show(value);
        }
    }
}
