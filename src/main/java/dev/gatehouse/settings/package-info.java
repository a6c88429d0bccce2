/**
 * What a stack may choose: records that refuse to be wrong, read from a tree, every problem at once.
 *
 * <p>Each record describes its keys once, in its {@link dev.gatehouse.settings.schema.Schema}: name, range, default, a sentence
 * and where it comes from. {@link dev.gatehouse.settings.schema.Section} checks the stack against that description, and
 * docs/settings.md and docs/stack.schema.json are written from it.
 *
 * <p><b>To add a key</b>, write one constant in the record that it belongs to, beside the others:
 *
 * <pre>{@code
 * private static final Key<Duration> CODE = KEYS.duration("code", Duration.ofMinutes(1), Duration.ofMinutes(15))
 *         .describe("how long a sign-in code is taken")
 *         .source("Cognito, VerificationMessageTemplate")
 *         .withDefault(Duration.ofMinutes(5));
 * }</pre>
 *
 * and give {@code section.get(CODE)} to the record's constructor. The last word says what an absent key means: {@code
 * byDefault}, {@code orEmpty}, {@code required} or {@code optional}. A rule that a range cannot say is {@code
 * KEYS.rule(code, sentence, way out)}, checked in {@code read} by {@code section.path(CODE).report(RULE, received)}; give
 * RulesTest a stack that breaks it. A section of its own is a record with a {@code KEYS} of its own, and one {@code
 * KEYS.section("name", Other.KEYS)} above it. Then {@code ./mvnw test -Dtest=SettingsDocsTest,StackSchemaTest
 * -Ddocs.write=true} writes docs and schema; without it these tests fail on stale ones.
 */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
