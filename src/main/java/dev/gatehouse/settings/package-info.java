/**
 * The settings of a stack: records that reject invalid values, read from the configuration tree, with all problems reported
 * together.
 *
 * <p>Each record describes its keys once, in its {@link dev.gatehouse.settings.schema.Schema}: name, range, default,
 * description and source. {@link dev.gatehouse.settings.schema.Section} checks the stack file against the schema, and
 * docs/settings.md and docs/stack.schema.json are generated from it.
 *
 * <p><b>To add a key</b>, add one constant to the record that it belongs to:
 *
 * <pre>{@code
 * private static final Key<Duration> CODE = KEYS.duration("code", Duration.ofMinutes(1), Duration.ofMinutes(15))
 *         .describe("how long a sign-in code is valid")
 *         .source("Cognito, VerificationMessageTemplate")
 *         .withDefault(Duration.ofMinutes(5));
 * }</pre>
 *
 * and pass {@code section.get(CODE)} to the record's constructor. The last call says what an absent key means: {@code
 * withDefault}, {@code emptyByDefault}, {@code required}, {@code requiredUnless} or {@code optional}.
 *
 * <p><b>To add a rule</b> that the type and range of a key cannot express, add {@code KEYS.rule(code, requirement, fix)} and
 * report it in {@code read} with {@code section.path(CODE).report(RULE, received)}. Add a stack that breaks the rule to
 * RulesTest.
 *
 * <p><b>To add a section</b>, write a record with its own {@code KEYS} and add {@code KEYS.section("name", Other.KEYS)} to the
 * parent record.
 *
 * <p>Then {@code ./mvnw test -Dtest=SettingsDocsTest,StackSchemaTest -Ddocs.write=true} generates the docs and the JSON schema;
 * without {@code docs.write} these tests fail if the generated files are out of date.
 */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
