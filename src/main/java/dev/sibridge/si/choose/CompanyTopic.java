package dev.sibridge.si.choose;

import dev.sibridge.engine.question.Topic;

/** What Manage is asked to find out which company a client is. */
enum CompanyTopic implements Topic {
    COMPANIES, CONTACTS, MOVED_CONTACTS, MOVED_SITES
}
