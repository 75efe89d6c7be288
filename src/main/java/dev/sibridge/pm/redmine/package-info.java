/**
 * Redmine 5.0 or newer as a project-management tool, by its REST API; nothing is installed in it. Phases are versions,
 * steps are sub-tasks of a tracker of their own, notes are those of the history of tasks, and what Redmine has no place
 * for stands in custom fields.
 */
package dev.sibridge.pm.redmine;
