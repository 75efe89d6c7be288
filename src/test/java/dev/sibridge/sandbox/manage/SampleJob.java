package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.RunningSandbox;

/** Records that tests need, made over HTTP. */
class SampleJob {

    final ManageClient client;

    SampleJob(RunningSandbox sandbox) {
        client = new ManageClient(sandbox);
    }

    /** One of everything that a job needs. */
    void create() {
        int item = item("TV-1", "");
        line(item, "opportunity", opportunity(), "");
        int ticket = ticket(phase(project(), "Attic"), "Attic");
        line(item, "ticket", ticket, ",'quantity':2.5");
        client.create("/time/entries", "{'chargeToId':" + ticket + ",'chargeToType':'ProjectTicket','member':"
                + "{'identifier':'talbrecht'},'timeStart':'2026-03-03T08:00:00Z','timeEnd':'2026-03-03T09:30:00Z'}");
    }

    int company(String identifier) {
        return client.create("/company/companies",
                "{'identifier':'" + identifier + "','name':'" + identifier + " Ltd','site':{'name':'Main'}}");
    }

    int contact(int company, String firstName, String email) {
        return client.create("/company/contacts", "{'firstName':'" + firstName + "','lastName':'Doe','company':{'id':"
                + company + "},'communicationItems':[{'type':{'name':'Email'},'value':'" + email
                + "','communicationType':'Email','defaultFlag':true}]}");
    }

    int item(String identifier, String more) {
        return client.create("/procurement/catalog", "{'identifier':'" + identifier + "','description':'Item "
                + identifier + "','customerDescription':'For the customer','subcategory':{'name':'Displays'},"
                + "'type':{'name':'Inventory'},'price':100.50,'cost':60" + more + "}");
    }

    int opportunity() {
        int company = company("Acme");
        return client.create("/sales/opportunities", "{'name':'Theatre','primarySalesRep':{'identifier':'rokafor'},"
                + "'company':{'id':" + company + "},'contact':{'id':" + contact(company, "Jane", "jane@acme.test")
                + "}}");
    }

    int project() {
        return client.create("/project/projects", "{'name':'Theatre','board':{'name':'D-Tools Projects'},"
                + "'company':{'id':" + company("Beta") + "},'billingMethod':'ActualRates',"
                + "'estimatedStart':'2026-03-02T08:30:00Z','estimatedEnd':'2026-04-01T00:00:00Z'}");
    }

    int otherProject() {
        return client.create("/project/projects", "{'name':'Other','board':{'name':'Internal Projects'},"
                + "'company':{'identifier':'SandboxAV'},'billingMethod':'FixedFee',"
                + "'estimatedStart':'2026-03-02T00:00:00Z','estimatedEnd':'2026-04-01T00:00:00Z'}");
    }

    int phase(int project, String description) {
        return client.create("/project/projects/" + project + "/phases", "{'description':'" + description + "'}");
    }

    int ticket(int phase, String summary) {
        return client.create("/project/tickets", "{'summary':'" + summary + "','phase':{'id':" + phase + "}}");
    }

    int line(int item, String chargeTo, int id, String more) {
        return client.create("/procurement/products", "{'catalogItem':{'id':" + item
                + "},'billableOption':'Billable','" + chargeTo + "':{'id':" + id + "}" + more + "}");
    }
}
