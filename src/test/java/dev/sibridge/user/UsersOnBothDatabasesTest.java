package dev.sibridge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.user.UserAdministration.NotAllowedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.support.TransactionTemplate;

/** Users, links, browsers and sessions on both kinds of databases. */
class UsersOnBothDatabasesTest {

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(new TestDatabase());
        }
    }

    @Nested
    class OnMariaDb extends Rules {
        OnMariaDb() {
            super(TestDatabase.onMariaDb());
        }
    }

    abstract static class Rules {

        private final TestDatabase database;
        private final SettableClock clock = new SettableClock();
        private final Users users;
        private final LinkStore links;
        private final KnownBrowsers browsers;
        private final JdbcIndexedSessionRepository sessions;

        Rules(TestDatabase database) {
            this.database = database;
            List.of("console_user", "password_link", "known_browser", "SPRING_SESSION").forEach(table ->
                    database.jdbc().sql("DELETE FROM " + table).update());
            users = new Users(database.jdbc(), clock);
            links = database.transactional(new LinkStore(database.jdbc(), clock));
            browsers = new KnownBrowsers(database.jdbc(), clock);
            sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(database.connections()),
                    new TransactionTemplate(new JdbcTransactionManager(database.connections())));
            new MySqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
            sessions.afterPropertiesSet();
        }

        @Test
        void namesThatDifferInCaseOnlyAreOneName() {
            assertThat(users.add("Zoë Åkerström", "z@acme.example", Role.OPERATOR, "x")).isTrue();
            assertThat(users.add("zoë  ÅKERSTRÖM", null, Role.ADMINISTRATOR, "y")).isFalse();

            assertThat(users.named(" ZOË ÅKERSTRÖM")).hasValueSatisfying(user -> {
                assertThat(user.name()).isEqualTo("Zoë Åkerström");
                assertThat(user.role()).isEqualTo(Role.OPERATOR);
                assertThat(user.enabled()).isTrue();
            });
        }

        @Test
        void theSettingsPasswordAlwaysCountsForTheirUser() {
            Passwords passwords = new Passwords();
            users.add("boss", "boss@acme.example", Role.OPERATOR, passwords.encode("another password"));
            users.change(user("boss").id(), "boss@acme.example", Role.OPERATOR, false);

            new FirstAdministrator("Boss", "correct horse battery", users, passwords).afterPropertiesSet();

            assertThat(passwords.matches("correct horse battery", user("boss").password())).isTrue();
            assertThat(user("boss").role()).isEqualTo(Role.ADMINISTRATOR);
            assertThat(user("boss").enabled()).isTrue();
            assertThat(user("boss").email()).isEqualTo("boss@acme.example");
        }

        @Test
        void withoutAPasswordInTheSettingsWhatTheConsoleHasSetStays() {
            users.add("boss", null, Role.ADMINISTRATOR, "kept");

            FirstAdministrator first = new FirstAdministrator("boss", "", users, new Passwords());
            first.afterPropertiesSet();

            assertThat(user("boss").password()).isEqualTo("kept");
            assertThat(first.isFixed(user("boss"))).isFalse();
            assertThat(first.isRight("boss", "")).isFalse();
        }

        @RepeatedTest(5)
        void thereIsAlwaysAnAdministratorThoughTheLastTwoGoAtOnce() throws Exception {
            users.add("a", null, Role.ADMINISTRATOR, "x");
            users.add("b", null, Role.ADMINISTRATOR, "x");
            UserAdministration administration = administration();
            Callable<Boolean> a = () -> demoted(administration, "a");
            Callable<Boolean> b = () -> demoted(administration, "b");
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<Boolean>> both = threads.invokeAll(List.of(a, b));
                assertThat(both.get(0).get() ^ both.get(1).get()).as("one of the two").isTrue();
            } finally {
                threads.shutdownNow();
            }
            assertThat(users.all()).filteredOn(user -> user.role() == Role.ADMINISTRATOR).hasSize(1);
        }

        @Test
        void aLinkIsForOneUserAndUsedOnce() {
            assertThat(links.replace(1, "first", Duration.ofMinutes(15))).isTrue();
            assertThat(links.replace(1, "second", Duration.ofMinutes(15))).as("too soon").isFalse();
            assertThat(links.find("first", PasswordLinks.VALID)).contains(1L);
            clock.advance(Duration.ofMinutes(15));
            assertThat(links.replace(1, "third", Duration.ofMinutes(15))).isTrue();
            assertThat(links.find("first", PasswordLinks.VALID)).as("it took the first one's place").isEmpty();

            assertThat(links.remove("third")).isTrue();
            assertThat(links.remove("third")).isFalse();
        }

        @Test
        void aLinkIsValidForHalfAnHour() {
            links.replace(1, "first", Duration.ofMinutes(15));
            clock.advance(PasswordLinks.VALID);

            assertThat(links.find("first", PasswordLinks.VALID)).isEmpty();
        }

        @Test
        void aBrowserIsKnownToItsUserForHalfAYear() {
            users.add("olivia", null, Role.OPERATOR, "x");
            users.add("boss", null, Role.OPERATOR, "x");
            String secret = browsers.remember(user("olivia"), null);

            assertThat(browsers.find(secret, "OLIVIA")).isPresent();
            assertThat(browsers.find(secret, "boss")).isEmpty();
            assertThat(browsers.find("made up", "olivia")).isEmpty();
            assertThat(browsers.find(null, "olivia")).isEmpty();
            assertThat(database.jdbc().sql("SELECT secret_hash FROM known_browser").query(String.class).list())
                    .doesNotContain(secret);

            String next = browsers.remember(user("olivia"), secret);
            assertThat(browsers.find(secret, "olivia")).as("each sign-in gives a new one").isEmpty();
            clock.advance(KnownBrowsers.KEPT);
            assertThat(browsers.find(next, "olivia")).isEmpty();
        }

        @Test
        void sessionsAreKeptFoundByTheirUserAndCleanedUp() {
            String here = session("olivia");
            String elsewhere = session("olivia");
            String others = session("boss");

            new Sessions(sessions).end(new User(1, "olivia", null, Role.OPERATOR, "", true), here);

            assertThat(sessions.findById(here)).isNotNull();
            assertThat(sessions.findById(elsewhere)).isNull();
            assertThat(sessions.findById(others)).isNotNull();

            database.jdbc().sql("UPDATE SPRING_SESSION SET EXPIRY_TIME = 1").update();
            sessions.cleanUpExpiredSessions();
            assertThat(database.jdbc().sql("SELECT COUNT(*) FROM SPRING_SESSION_ATTRIBUTES").query(Integer.class)
                    .single()).isZero();
        }

        @Test
        void twoRequestsMayAddTheSameToASession() {
            assertThat(addedTwice(sessions, session("olivia"))).isEqualTo("y");
        }

        private static <S extends Session> String addedTwice(SessionRepository<S> sessions, String id) {
            S one = sessions.findById(id);
            S other = sessions.findById(id);
            one.setAttribute("same", "x");
            other.setAttribute("same", "y");
            sessions.save(one);
            sessions.save(other);
            return sessions.findById(id).getAttribute("same");
        }

        private String session(String user) {
            return session(sessions, user);
        }

        private static <S extends Session> String session(SessionRepository<S> sessions, String user) {
            S session = sessions.createSession();
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user);
            sessions.save(session);
            return session.getId();
        }

        private boolean demoted(UserAdministration administration, String name) {
            try {
                administration.change(user(name), null, Role.OPERATOR, true);
                return true;
            } catch (NotAllowedException e) {
                return false;
            }
        }

        private UserAdministration administration() {
            Passwords passwords = new Passwords();
            return database.transactional(new UserAdministration(users, passwords, new Sessions(sessions),
                    new FirstAdministrator("nobody", "", users, passwords)));
        }

        private User user(String name) {
            return users.named(name).orElseThrow();
        }

        @Test
        void thatIsSaidToWhoeverTriesIt() {
            users.add("a", null, Role.ADMINISTRATOR, "x");

            assertThatThrownBy(() -> administration().change(user("a"), null, Role.ADMINISTRATOR, false))
                    .isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> administration().change(user("a"), "not an address", Role.ADMINISTRATOR, true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
