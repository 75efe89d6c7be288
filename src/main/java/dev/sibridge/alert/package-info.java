/** What people must hear of though nobody watches: alerts, and the mails that tell of them. */
package dev.sibridge.alert;

