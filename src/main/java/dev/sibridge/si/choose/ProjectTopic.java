package dev.sibridge.si.choose;

import dev.sibridge.engine.question.Topic;

/** What Manage is asked to find out which opportunity and which project an SI project is. */
enum ProjectTopic implements Topic {
    LINKED_OPPORTUNITY, OPPORTUNITIES, PROJECTS, OPPORTUNITIES_OF_PROJECTS, LINKED_PROJECT, LINES
}
