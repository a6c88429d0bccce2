/** Declares the roles, policies and identity providers with which pipelines deploy a stack. */
@NullMarked
package dev.gatehouse.cloud.delivery;

import org.jspecify.annotations.NullMarked;
