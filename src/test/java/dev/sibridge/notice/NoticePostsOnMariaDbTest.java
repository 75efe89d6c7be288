package dev.sibridge.notice;

import dev.sibridge.TestDatabase;

class NoticePostsOnMariaDbTest extends NoticePostsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onMariaDb();
    }
}
