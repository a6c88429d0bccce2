/** Functions that the tests pack into jars and run in JVMs of their own. */
package dev.gatehouse.local.function.handlers;
