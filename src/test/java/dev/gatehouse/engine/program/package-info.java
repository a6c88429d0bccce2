/** Pulumi programs of other projects, for the engine tests. */
package dev.gatehouse.engine.program;
