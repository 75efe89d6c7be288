/** A Redmine as its administrators have set it up: what there is, who may do what, and what is missing. */
package dev.sibridge.pm.redmine.site;
