package dev.sibridge.vendor.calls;

import dev.sibridge.account.Account;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.DToolsRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Tells answers of the vendors from those that something in between gave in their place. */
@Component
class Interception {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final Redaction redaction;

    Interception(Redaction redaction) {
        this.redaction = redaction;
    }

    /**
     * Lets through what Manage said itself. Its API speaks JSON, also when it refuses; a site that does not tell its
     * release says so as it likes.
     *
     * @param body null for none
     * @throws InterceptedException when somebody else seems to have said it
     */
    void check(ConnectWiseRequest request, Account account, Message message, String body) {
        Answer answer = answer(message, body == null ? "" : body);
        boolean manages = request.isCompanyInfo() && answer.status() == NOT_FOUND
                || ConnectWiseException.isManagesOwn(answer.status(), body);
        if (isSuccess(answer) ? answer.isPage() : !manages) {
            throw new InterceptedException("ConnectWise", account.connectwise().site().getHost(),
                    request.method() + " " + request.path(), answer, said -> redaction.redact(said, account));
        }
    }

    /**
     * The same for D-Tools. It says nowhere how it refuses, so what is no page is taken for its own, and so are the
     * pages of its web server for a wrong key and for an address that an older release does not know.
     *
     * @param beginning of the body; empty for none
     * @return whether it is a page
     * @throws InterceptedException when somebody else seems to have said it
     */
    boolean check(DToolsRequest request, Account account, Message message, String beginning) {
        Answer answer = answer(message, beginning);
        boolean webServers = answer.status() == NOT_FOUND
                || answer.status() == UNAUTHORIZED && !answer.asksToSignIn();
        if (answer.isRedirect() || answer.isPage() && !webServers) {
            throw new InterceptedException("D-Tools", account.dtools().url().getHost(),
                    request.method() + " " + request.path(), answer, said -> redaction.redact(said, account));
        }
        return answer.isPage();
    }

    private static boolean isSuccess(Answer answer) {
        return answer.status() >= 200 && answer.status() <= 299;
    }

    private static Answer answer(Message message, String body) {
        return new Answer(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                message.getHeader("Server", String.class), message.getHeader("Location", String.class),
                message.getHeader("WWW-Authenticate", String.class), message.getHeader("Retry-After", String.class),
                body);
    }
}
