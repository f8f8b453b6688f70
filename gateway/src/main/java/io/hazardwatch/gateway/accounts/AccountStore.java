package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.database.CopiedStore;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and writes accounts and credentials in the relational store and in its local copy. One thread at a time. */
final class AccountStore {
    /** All accounts and credentials. */
    record Contents(List<Account> accounts, List<StoredDeviceCredential> keys) {
        boolean isEmpty() {
            return accounts.isEmpty() && keys.isEmpty();
        }
    }

    private final CopiedStore store;

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
        Contents contents = store.read(AccountStore::contents);
        keepCopy(contents);
        return contents;
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
        store.write(handle -> AccountTables.put(handle, account));
    }

    void removeAccount(String name) {
        store.write(handle -> AccountTables.removeAccount(handle, name));
    }

    void add(Collection<StoredDeviceCredential> keys) {
        store.write(handle -> AccountTables.add(handle, keys));
    }

    void remove(StoredDeviceCredential key) {
        store.write(handle -> AccountTables.remove(handle, key));
    }
}
