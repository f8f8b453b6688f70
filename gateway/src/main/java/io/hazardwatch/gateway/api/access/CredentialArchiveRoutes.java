package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.CredentialArchive;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.ArchiveOrder.State;
import io.hazardwatch.gateway.api.access.CredentialArchives.Kind;
import io.hazardwatch.gateway.api.access.CredentialArchives.Open;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.PoolFullException;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues credentials for many devices into one encrypted file, which is fetched once and then deleted. They are made in batches between other
 * work, one file at a time; an enterprise has one file at most. Event loop.
 */
public final class CredentialArchiveRoutes {
    static final int DEVICES_MAX = 50_000;
    static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CredentialArchiveRoutes.class);
    private static final String PATH = "/api/v1/enterprises/:enterprise/credential-archives";
    private static final int NAME_LENGTH_MAX = 192;
    private static final int PASSPHRASE_LENGTH_MIN = 12;
    private static final int PASSPHRASE_LENGTH_MAX = 256;
    private static final int PASSPHRASE_BYTES = 24;
    private static final int ID_BYTES = 8;
    private static final long RETRY_MILLIS = 1_000;

    private final Map<String, ArchiveOrder> archives = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final DeviceCredentials credentials;
    private final CredentialArchives files;
    private final SiteIndex sites;
    private final WorkerPool pool;
    private final AccessJournal trace;

    public CredentialArchiveRoutes(DeviceCredentials credentials, CredentialArchives files, SiteIndex sites, WorkerPool pool, AccessJournal trace) {
        this.credentials = credentials;
        this.files = files;
        this.sites = sites;
        this.pool = pool;
        this.trace = trace;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::order);
        router.get(PATH).handler(this::list);
        router.post(PATH + "/:archive/fetch").handler(this::fetch);
        router.delete(PATH + "/:archive").handler(this::delete);
        pool.run(files::waiting).onSuccess(found -> found.forEach(each -> {
            ArchiveOrder archive = new ArchiveOrder(each.enterprise(), each.id(), each.kind());
            archive.devices = each.made();
            archive.made = each.made();
            archive.state = State.READY;
            archives.putIfAbsent(each.enterprise(), archive);
        })).onFailure(unknown -> LOG.error("archives of credentials that wait to be fetched are not listed before the next start: {}",
                unknown.toString()));
    }

    private void order(RoutingContext ctx) {
        String enterprise = CredentialRoutes.enterprise(ctx, sites);
        RequestBody body = RequestBody.of(ctx).only("site", "devices", "passphrase", "kind");
        String given = body.has("passphrase") ? body.secret("passphrase", PASSPHRASE_LENGTH_MAX) : null;
        if (given != null && given.length() < PASSPHRASE_LENGTH_MIN) {
            throw new Problem(400, "passphrase: must have at least " + PASSPHRASE_LENGTH_MIN + " characters").with("parameter", "passphrase");
        }
        List<String> named = body.texts("devices", DEVICES_MAX, NAME_LENGTH_MAX);
        String site = body.has("site") ? body.text("site", NAME_LENGTH_MAX, null) : null;
        Kind kind = body.has("kind") ? body.choice("kind", NAME_LENGTH_MAX, Kind.values()) : Kind.TOKEN;
        requireRoom(enterprise);
        ArchiveOrder archive = new ArchiveOrder(enterprise, HexFormat.of().formatHex(bytes(ID_BYTES)), kind);
        ArchiveOrder before = archives.put(enterprise, archive);
        String passphrase = given == null ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSPHRASE_BYTES)) : given;
        pool.run(() -> named.isEmpty() ? without(enterprise, site) : named(enterprise, named)).compose(devices -> {
            requireSome(devices);
            archive.devices = devices.size();
            return pool.run(() -> files.begin(enterprise, archive.id, kind, passphrase))
                    .onSuccess(open -> {
                        trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, archive.id, "archive of credentials ordered, for "
                                + archive.devices + " devices");
                        batch(ctx, archive, open, devices);
                    });
        }).onComplete(begun -> {
            if (begun.failed()) {
                putBack(archive, before);
                if (archive.cancelled != null) {
                    archive.cancelled.complete();
                }
                ctx.fail(begun.cause());
                return;
            }
            Responses.json(ctx, 201, archive.json().put("passphrase", given == null ? passphrase : null)
                    .put("iterations", CredentialArchive.ITERATIONS).encode());
        });
    }

    private void putBack(ArchiveOrder failed, ArchiveOrder before) {
        archives.remove(failed.enterprise, failed);
        if (before != null) {
            archives.put(before.enterprise, before);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void requireRoom(String enterprise) {
        ArchiveOrder present = archives.get(enterprise);
        if (present != null && present.state != State.FAILED) {
            throw new Problem(409, "archive " + present.id + " is not fetched yet; fetch or delete it first");
        }
        if (archives.values().stream().anyMatch(each -> each.state == State.RUNNING)) {
            throw Problem.busy("another archive of credentials is being made; try again shortly");
        }
    }

    private static void requireSome(List<DeviceId> devices) {
        if (devices.isEmpty()) {
            throw new Problem(409, "every device there has a credential already");
        }
        if (devices.size() > DEVICES_MAX) {
            throw new Problem(413, devices.size() + " devices; an archive holds at most " + DEVICES_MAX + ", so name a site");
        }
    }

    private Stream<DeviceId> devices(String enterprise) {
        return sites.registry().sites().stream().filter(each -> each.enterprise().equals(enterprise)).flatMap(each -> each.devices().stream())
                .map(device -> device.id());
    }

    /** Looks names up in one pass over the devices, of which there may be as many as names. */
    private List<DeviceId> named(String enterprise, List<String> names) {
        Map<String, DeviceId> known = new HashMap<>();
        devices(enterprise).forEach(id -> {
            known.put(id.toString(), id);
            known.put(id.site() + '/' + id.device(), id);
        });
        return names.stream().map(name -> {
            if (!known.containsKey(name)) {
                throw Problem.invalid("devices", name, "must be site/device of " + enterprise);
            }
            return known.get(name);
        }).distinct().toList();
    }

    /** Devices of a site, or with null of the enterprise, that have no credential of their own. */
    private List<DeviceId> without(String enterprise, String site) {
        Set<DeviceId> with = credentials.list(enterprise).stream().map(DeviceCredentials.Listed::device).collect(Collectors.toSet());
        return devices(enterprise).filter(id -> (site == null || id.site().equals(site)) && !with.contains(id)).toList();
    }

    /** Makes the next ones, then those after them, so that other calls come in between. */
    private void batch(RoutingContext ctx, ArchiveOrder archive, Open open, List<DeviceId> devices) {
        List<DeviceId> next = devices.subList(archive.made, Math.min(archive.made + BATCH, devices.size()));
        if (archive.cancelled != null) {
            abandon(ctx, archive, open);
            return;
        }
        if (next.isEmpty() || archive.failure != null) {
            finish(ctx, archive, open);
            return;
        }
        pool.run(() -> {
            open.issue(next);
            return null;
        }).onComplete(done -> {
            if (done.cause() instanceof PoolFullException) {
                ctx.vertx().setTimer(RETRY_MILLIS, due -> batch(ctx, archive, open, devices));
                return;
            }
            if (done.failed()) {
                LOG.error("archive {} of credentials stops after {}: {}", archive.id, archive.made, done.cause().toString());
                archive.fail(ArchiveFailure.STOPPED, "it stopped after " + archive.made + " devices; order another one for the rest");
            } else {
                archive.made += next.size();
            }
            batch(ctx, archive, open, devices);
        });
    }

    private void finish(RoutingContext ctx, ArchiveOrder archive, Open open) {
        pool.run(() -> end(archive.id, open)).onComplete(ended -> {
            if (ended.cause() instanceof PoolFullException) {
                ctx.vertx().setTimer(RETRY_MILLIS, due -> finish(ctx, archive, open));
                return;
            }
            if (ended.failed()) {
                LOG.error("the end of archive {} of credentials failed: {}", archive.id, ended.cause().toString());
            }
            ArchiveFailure failure = ended.failed() ? ArchiveFailure.NOT_FORGOTTEN : ended.result();
            archive.state = failure == null ? State.READY : State.FAILED;
            if (failure == ArchiveFailure.NOT_WRITTEN) {
                archive.made = 0;
                archive.fail(failure, "it could not be written and nothing was issued; order another one");
            } else if (failure != null) {
                archive.fail(failure, "it could not be written, and its credentials cannot be forgotten before the next start");
            }
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, archive.enterprise, archive.id, archive.made + " credentials issued into an archive"
                    + (archive.failure == null ? "" : ", " + archive.failure));
            if (archive.cancelled != null) { // too late: it was finished meanwhile
                archive.cancelled.fail(new Problem(409, "archive " + archive.id + " was finished meanwhile; delete it"));
            }
        });
    }

    /** Nothing is left of what was made so far. */
    private void abandon(RoutingContext ctx, ArchiveOrder archive, Open open) {
        pool.run(() -> {
            open.abandon();
            return null;
        }).onComplete(ended -> {
            if (ended.cause() instanceof PoolFullException) {
                ctx.vertx().setTimer(RETRY_MILLIS, due -> abandon(ctx, archive, open));
                return;
            }
            if (ended.failed()) {
                LOG.error("archive {} of credentials cannot be given up: {}", archive.id, ended.cause().toString());
                archive.state = State.FAILED;
                archive.fail(ArchiveFailure.NOT_FORGOTTEN, "it was given up, and its credentials cannot be forgotten before the next start");
                archive.cancelled.fail(Problem.busy(archive.failure));
                return;
            }
            archives.remove(archive.enterprise, archive);
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, archive.enterprise, archive.id, "archive given up; the " + archive.made
                    + " credentials made for it are forgotten");
            archive.cancelled.complete();
        });
    }

    /** Ends a file; returns what keeps it from being fetched, and null if nothing does. */
    private static ArchiveFailure end(String id, Open open) {
        try {
            open.finish();
            return null;
        } catch (PoolFullException later) {
            throw later;
        } catch (IOException | RuntimeException failed) {
            LOG.error("archive {} of credentials cannot be finished: {}", id, failed.toString());
        }
        try {
            open.abandon();
            return ArchiveFailure.NOT_WRITTEN;
        } catch (IOException | RuntimeException failed) {
            LOG.error("archive {} of credentials cannot be given up: {}", id, failed.toString());
            return ArchiveFailure.NOT_FORGOTTEN;
        }
    }

    private void list(RoutingContext ctx) {
        ArchiveOrder present = archives.get(CredentialRoutes.enterprise(ctx, sites));
        Responses.json(ctx, new JsonObject().put("archives", present == null ? new JsonArray() : new JsonArray().add(present.json())));
    }

    private ArchiveOrder archive(RoutingContext ctx) {
        ArchiveOrder present = archives.get(CredentialRoutes.enterprise(ctx, sites));
        if (present == null || !present.id.equals(ctx.pathParam("archive"))) {
            throw Problem.notFound("no archive " + ctx.pathParam("archive"));
        }
        return present;
    }

    /** One that broke off on the way can be fetched again; one that was sent whole is deleted. */
    private void fetch(RoutingContext ctx) {
        ArchiveOrder archive = archive(ctx);
        if (archive.state != State.READY) {
            throw new Problem(409, "archive " + archive.id + " is " + archive.state.name().toLowerCase(Locale.ROOT));
        }
        archive.state = State.FETCHING;
        ctx.response().putHeader("Content-Type", "application/octet-stream").putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + archive.enterprise + '-' + archive.id + ".creds\"");
        ctx.response().sendFile(files.file(archive.file()).toString()).onComplete(sent -> {
            if (sent.failed()) {
                archive.state = State.READY;
                ctx.fail(sent.cause());
                return;
            }
            archives.remove(archive.enterprise, archive);
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, archive.enterprise, archive.id, "archive of " + archive.made + " credentials fetched");
            remove(archive);
        });
    }

    private Future<Void> remove(ArchiveOrder archive) {
        return pool.<Void>run(() -> {
            files.delete(archive.file());
            return null;
        }).onFailure(failed -> LOG.error("archive {} of credentials cannot be deleted: {}", archive.id, failed.toString()));
    }

    private void delete(RoutingContext ctx) {
        ArchiveOrder archive = archive(ctx);
        if (archive.state == State.RUNNING) {
            archive.cancelled = archive.cancelled == null ? Promise.promise() : archive.cancelled;
            archive.cancelled.future().onSuccess(done -> ctx.response().setStatusCode(204).end()).onFailure(ctx::fail);
            return;
        }
        if (archive.state == State.FETCHING) {
            throw new Problem(409, "archive " + archive.id + " is " + archive.state.name().toLowerCase(Locale.ROOT));
        }
        archives.remove(archive.enterprise, archive);
        trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, archive.enterprise, archive.id, "archive of credentials deleted unfetched");
        remove(archive).onComplete(done -> ctx.response().setStatusCode(204).end());
    }
}
