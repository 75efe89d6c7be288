package dev.sibridge.web.home;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sibridge.account.Account;
import dev.sibridge.account.AccountState;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.Mistake;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.MailServer;
import dev.sibridge.alert.Outbox;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.PollTimes;
import dev.sibridge.history.poll.PollTimes.When;
import dev.sibridge.history.trouble.TroubledRuns;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.poll.PollPause;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.watch.Upstream;
import dev.sibridge.watch.Upstreams;
import dev.sibridge.watch.Upstreams.Outage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Whether all is well, account by account, as far as is known without asking either vendor. */
@Component
@ConditionalOnWebApplication
class Overview {

    private final Accounts accounts;
    private final Polls polls;
    private final PollTimes times;
    private final PollPause pause;
    private final Waiting waiting;
    private final TroubledRuns troubles;
    private final Upstreams upstreams;
    private final MailServer mailServer;
    private final AlertOutbox outbox;
    private final Clock clock;

    Overview(Accounts accounts, Polls polls, PollTimes times, PollPause pause, Waiting waiting, TroubledRuns troubles,
            Upstreams upstreams, MailServer mailServer, AlertOutbox outbox, Clock clock) {
        this.accounts = accounts;
        this.polls = polls;
        this.times = times;
        this.pause = pause;
        this.waiting = waiting;
        this.troubles = troubles;
        this.upstreams = upstreams;
        this.mailServer = mailServer;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How something is. */
    enum State {
        WELL, TROUBLE,
        /** It is not set up, or has not been used yet. */
        UNKNOWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How a side or the mail is.
     *
     * @param since   null when that is not known
     * @param message in words for people; null when nothing is to be said
     */
    record Side(State state, Instant since, String message) {
    }

    /**
     * How an account is.
     *
     * @param title    what people call it
     * @param auto     whether it is polled by itself
     * @param lastPoll null when there was none
     * @param when     when that was; null when there was none
     * @param nextPoll about when the timer begins the next one; null when it does not
     * @param waiting  exports that wait for a person's answer
     * @param troubled projects whose last export was refused or failed
     */
    record AccountHealth(String name, String title, boolean auto, Side dtools, Side connectwise, Poll lastPoll,
            When when, Instant nextPoll, int waiting, int troubled) {

        /** Whether nobody need do anything. */
        boolean isWell() {
            return dtools.state() != State.TROUBLE && connectwise.state() != State.TROUBLE && waiting == 0
                    && troubled == 0 && (lastPoll == null || lastPoll.state() != Poll.State.FAILED);
        }
    }

    /**
     * An account that nothing is done for.
     *
     * @param isNew    whether things have only yet to be set
     * @param mistakes why it is not complete; empty when somebody has paused it
     */
    record IdleAccount(String name, String title, boolean paused, boolean isNew, List<String> mistakes) {
    }

    /**
     * How everything is.
     *
     * @param mistakes what a person must mend in the settings, with the names that they have outside of the console
     * @param idle     the other accounts
     */
    record Everything(boolean well, Side mail, List<String> mistakes, List<AccountHealth> accounts,
            List<IdleAccount> idle) {
    }

    Everything look() {
        List<AccountHealth> states = accounts.all().stream().map(this::look).toList();
        Side mail = mail();
        boolean well = mail.state() != State.TROUBLE && accounts.mistakes().isEmpty()
                && states.stream().allMatch(AccountHealth::isWell);
        return new Everything(well, mail, accounts.mistakes(), states,
                accounts.idle().stream().map(Overview::idle).toList());
    }

    private static IdleAccount idle(AccountState account) {
        return new IdleAccount(account.name(), account.title(), account.paused(),
                account.mistakes().stream().allMatch(Mistake::missing), account.paused() ? List.of()
                : account.mistakes().stream().map(mistake -> mistake.words(OfferedSettings::label)).toList());
    }

    private AccountHealth look(Account account) {
        Optional<When> when = times.last(account.name());
        boolean polled = when.isPresent();
        boolean auto = account.polling().auto();
        return new AccountHealth(account.name(), accounts.title(account.name()), auto,
                side(Upstream.DTOOLS, account, polled), side(Upstream.MANAGE, account, polled),
                when.map(When::id).flatMap(polls::find).orElse(null), when.orElse(null),
                auto ? next(account).orElse(null) : null, waiting.of(account).size(),
                troubles.count(account));
    }

    private Optional<Instant> next(Account account) {
        return times.lastUnattended(account.name()).map(last -> last.plus(account.polling().interval()))
                .filter(next -> next.isAfter(clock.instant()));
    }

    private Side side(Upstream side, Account account, boolean polled) {
        Optional<Outage> outage = upstreams.outages().stream()
                .filter(one -> one.side() == side && one.account().equals(account.name())).findFirst();
        if (outage.isPresent()) {
            return new Side(State.TROUBLE, outage.get().since(), outage.get().reason());
        }
        return pause.since(account).map(since -> new Side(State.TROUBLE, since, "The keys of one of the two were"
                        + " rejected. Every 15 minutes SI Bridge tries again."))
                .orElseGet(() -> new Side(polled ? State.WELL : State.UNKNOWN, null, null));
    }

    private Side mail() {
        Outbox.Waiting mails = outbox.waiting();
        if (!mailServer.isSet()) {
            return new Side(State.UNKNOWN, null, "No mail server is set up.");
        }
        return mails.isLate(clock.instant())
                ? new Side(State.TROUBLE, mails.oldest(), mails.count() + " emails could not be sent.")
                : tried(outbox.attempts());
    }

    private static Side tried(AlertOutbox.Attempts attempts) {
        return attempts.failing() != null
                ? new Side(State.TROUBLE, attempts.failing(), "An email could not be sent yet. SI Bridge tries again.")
                : new Side(attempts.accepted() ? State.WELL : State.UNKNOWN, null, null);
    }
}
