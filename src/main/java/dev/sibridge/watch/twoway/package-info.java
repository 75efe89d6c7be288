/** What operators watch of two-way: passes, what they write, and how long that takes. */
package dev.sibridge.watch.twoway;
