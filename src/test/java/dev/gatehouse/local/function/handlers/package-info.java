/** Functions that the tests pack into jars and run in separate JVMs. */
package dev.gatehouse.local.function.handlers;
