/**
 * The reference tool: a project-management tool in memory that speaks the port of {@code docs/pm-port.openapi.yaml},
 * strictly.
 */
package dev.sibridge.sandbox.pm;
