package dev.sibridge.user;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in to the console at the moment, in whichever process. */
@Component
@ConditionalOnWebApplication
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /**
     * Signs a user out everywhere.
     *
     * @param but the id of the session that stays; null for none
     */
    void end(User user, String but) {
        sessions.findByPrincipalName(user.name()).keySet().stream().filter(id -> !id.equals(but))
                .forEach(sessions::deleteById);
    }
}
