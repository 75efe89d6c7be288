/** Who is told of what: notices by mail or to a webhook, per kind of event. */
package dev.sibridge.notice;
