package dev.gatehouse.settings.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which values a key takes. It reads and checks a value; the docs and the JSON schema are generated from its components. */
public interface ValueType<V> {
    /** The value; if it has the wrong type or is out of range, this is reported and the result is empty. */
    Optional<V> read(Object value, ConfigPath path);

    /** The value as a stack file contains it. */
    default Object toYaml(V value) {
        return value;
    }

    /**
     * One text. A whole number and a flag are read as the text that is written. Other numbers are refused: YAML does not
     * preserve how a number was written, so 1.10 would become 1.1.
     */
    record Text(TextPattern pattern) implements ValueType<String> {
        @Override
        public Optional<String> read(Object value, ConfigPath path) {
            if (value instanceof PendingText pending) {
                return Optional.of(pending.placeholder());
            }
            if (value instanceof Number number && !WholeNumbers.isExact(number)) {
                path.report(Rule.TYPE, value, "a text", "write it in quotes");
                return Optional.empty();
            }
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                String text = value instanceof Number ? Problems.show(value) : value.toString();
                return pattern.check(text, path) ? Optional.of(text) : Optional.empty();
            }
            path.report(Rule.TYPE, value, "a text", "write one value");
            return Optional.empty();
        }
    }

    /** One text that no report shows. A number is refused: YAML does not preserve its digits as they were written. */
    record Secret(TextPattern pattern) implements ValueType<SecretText> {
        private static final String NOT_SHOWN = "another value (not shown)";

        @Override
        public Optional<SecretText> read(Object value, ConfigPath path) {
            if (value == EncryptedValue.VALUE) {
                return Optional.of(SecretText.encrypted());
            }
            if (value instanceof PendingText pending) {
                return Optional.of(SecretText.of(pending.placeholder()));
            }
            if (!(value instanceof String text)) {
                path.report(Rule.TYPE, NOT_SHOWN, "a text", "write it in quotes");
                return Optional.empty();
            }
            if (!pattern.matches(text)) {
                path.report(pattern.rule(), NOT_SHOWN);
                return Optional.empty();
            }
            return Optional.of(SecretText.of(text));
        }
    }

    /** The constants of an enum, in lower case. */
    record Choice<E extends Enum<E>>(Class<E> type) implements ValueType<E> {
        @Override
        public Optional<E> read(Object value, ConfigPath path) {
            // YAML 1.1 readers turn a bare off into false.
            String text = value instanceof Boolean flag ? (flag ? "on" : "off") : value.toString();
            for (E each : type.getEnumConstants()) {
                if (toYaml(each).equals(text)) {
                    return Optional.of(each);
                }
            }
            path.report(Rule.CHOICE, value, names());
            return Optional.empty();
        }

        @Override
        public String toYaml(E constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }

        public List<String> names() {
            List<String> names = new ArrayList<>();
            for (E each : type.getEnumConstants()) {
                names.add(toYaml(each));
            }
            return names;
        }
    }

    /** {@code true}, {@code on}, {@code false} or {@code off}. */
    record Flag() implements ValueType<Boolean> {
        @Override
        public Optional<Boolean> read(Object value, ConfigPath path) {
            switch (value.toString()) {
                case "true", "on" -> {
                    return Optional.of(true);
                }
                case "false", "off" -> {
                    return Optional.of(false);
                }
                default -> {
                    path.report(Rule.TYPE, value, "on or off", "write on, off, true or false");
                    return Optional.empty();
                }
            }
        }

        @Override
        public String toYaml(Boolean value) {
            return value ? "on" : "off";
        }
    }

    /** A whole number from {@code min} to {@code max}, inclusive. */
    record WholeNumber(int min, int max) implements ValueType<Integer> {
        @Override
        public Optional<Integer> read(Object value, ConfigPath path) {
            Optional<Long> number = WholeNumbers.parse(value);
            if (number.isEmpty() || number.get() < min || number.get() > max) {
                path.report(Rule.RANGE, value, min, max);
                return Optional.empty();
            }
            return Optional.of(number.get().intValue());
        }
    }

    /** A duration from {@code min} to {@code max}, inclusive. */
    record DurationValue(Duration min, Duration max) implements ValueType<Duration> {
        @Override
        public Optional<Duration> read(Object value, ConfigPath path) {
            Optional<Duration> read = Durations.parse(value.toString());
            if (read.isEmpty() || read.get().compareTo(min) < 0 || read.get().compareTo(max) > 0) {
                path.report(Rule.DURATION, value, Durations.show(min), Durations.show(max));
                return Optional.empty();
            }
            return read;
        }

        @Override
        public String toYaml(Duration value) {
            return Durations.show(value);
        }
    }
}
