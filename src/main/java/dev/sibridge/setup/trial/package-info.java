/** Tries settings before they are kept, and asks both vendors what there is to choose from. */
package dev.sibridge.setup.trial;
