/** The product as a process of its own against both vendors' sandboxes, over real HTTP. */
package dev.sibridge.endtoend;

