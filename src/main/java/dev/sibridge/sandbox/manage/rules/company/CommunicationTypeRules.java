package dev.sibridge.sandbox.manage.rules.company;

import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** A communication type is for phone, fax or e-mail. */
public final class CommunicationTypeRules implements Rules {

    @Override
    public void check(Draft draft) {
        if (!draft.is("phoneFlag") && !draft.is("faxFlag") && !draft.is("emailFlag")) {
            draft.error("MissingRequiredField", "phoneFlag, faxFlag or emailFlag is required.", "phoneFlag");
        }
    }
}
