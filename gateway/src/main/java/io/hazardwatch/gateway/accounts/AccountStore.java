package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes accounts and credentials in the relational store and in its local copy. One thread at a time. */
final class AccountStore {
    /** All accounts and credentials. */
    record Contents(List<Account> accounts, List<StoredDeviceCredential> keys) {
        boolean isEmpty() {
            return accounts.isEmpty() && keys.isEmpty();
        }
    }

    /** A change that the store has not taken. */
    private record Change(Account before, Account after) {}

    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);
    private final CopiedStore store;
    private final Map<String, Change> unstored = new HashMap<>();

    AccountStore(CopiedStore store) {
        this.store = store;
    }

    /** Reads the store, or the local copy while the store is away. */
    Contents last() {
        Contents contents = store.readLast(AccountStore::contents);
        keepCopy(contents);
        return contents;
    }

    /** Reads the store, and fails while it is away. */
    Contents present() {
        Contents contents = withUnstored(store.read(AccountStore::contents));
        keepCopy(contents);
        return contents;
    }

    /**
     * Stores a change that cannot wait, or keeps it until the store returns.
     *
     * @return whether it is stored
     */
    boolean putSoon(Account before, Account after) {
        try {
            put(after);
            return true;
        } catch (DatabaseAwayException away) {
            LOG.warn("a change of {} is stored when the store returns: {}", after.user().name(), away.getMessage());
            unstored.put(after.user().name(), new Change(before, after));
            return false;
        }
    }

    /** What was changed while the store was away holds, unless the store has something else than what was changed. */
    private Contents withUnstored(Contents read) {
        unstored.keySet().retainAll(read.accounts().stream().map(each -> each.user().name()).toList());
        return unstored.isEmpty() ? read : new Contents(read.accounts().stream().map(this::newest).toList(), read.keys());
    }

    private Account newest(Account stored) {
        Change change = unstored.remove(stored.user().name());
        if (change == null || !stored.isSameAs(change.before())) {
            return stored;
        }
        putSoon(change.before(), change.after());
        return change.after();
    }

    private static Contents contents(Handle handle) {
        return new Contents(AccountTables.accounts(handle), AccountTables.keys(handle));
    }

    /** Does not copy an empty store: a server that was set up anew must not erase the copy. */
    private void keepCopy(Contents contents) {
        if (!contents.isEmpty()) {
            store.writeCopy(handle -> AccountTables.replaceAll(handle, contents.accounts(), contents.keys()));
        }
    }

    void put(Account account) {
        unstored.remove(account.user().name());
        store.write(handle -> AccountTables.put(handle, account));
    }

    void removeAccount(String name) {
        unstored.remove(name);
        store.write(handle -> AccountTables.removeAccount(handle, name));
    }

    void add(Collection<StoredDeviceCredential> keys) {
        store.write(handle -> AccountTables.add(handle, keys));
    }

    void remove(Collection<StoredDeviceCredential> keys) {
        store.write(handle -> keys.forEach(key -> AccountTables.remove(handle, key)));
    }
}
