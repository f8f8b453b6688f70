package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.equipment.ChannelBook;
import io.hazardwatch.gateway.equipment.EquipmentBook;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.model.CameraFault;
import java.time.Instant;
import java.util.function.Consumer;

/** Journals what people record of equipment, with their session, and that cameras go offline and come back. Any thread; never blocks. */
final class EquipmentNotes implements EquipmentBook.Journal, CameraRunner.Journal {
    private final Consumer<Note> journal;

    EquipmentNotes(Consumer<Note> journal) {
        this.journal = journal;
    }

    @Override
    public void proved(EquipmentProof proof) {
        String what = proof.kind().wire().replace('_', ' ') + (proof.isPassed() ? " passed" : " failed") + ", done " + proof.day()
                + (proof.due() == null ? "" : ", due " + proof.due()) + (proof.certificate().isEmpty() ? "" : ", certificate " + proof.certificate())
                + (proof.words().isEmpty() ? "" : ": " + proof.words());
        journal.accept(new Note(TransitionType.INSTRUMENT_CHECKED, proof.equipment().enterprise(), proof.equipment().toString(), proof.by(), what,
                proof.notedMillis(), proof.session()));
    }

    @Override
    public void bypassed(EquipmentBypass bypass) {
        EquipmentBypass.Ended ended = bypass.ended();
        String kind = bypass.kind().wire();
        String why = bypass.why().replace(Note.MEANWHILE, ", meanwhile: "); // so that what follows it is told from the words of a person
        String what = ended == null ? Note.BYPASSED + kind + " until " + Instant.ofEpochMilli(bypass.untilMillis()) + ": " + why + Note.MEANWHILE
                + bypass.measure() : kind + ' ' + bypass.id() + Note.BYPASS_ENDED + (ended.words().isEmpty() ? "" : ": " + ended.words());
        journal.accept(new Note(TransitionType.INSTRUMENT_CHECKED, bypass.equipment().enterprise(), bypass.equipment().toString(),
                ended == null ? bypass.by() : ended.by(), what, ended == null ? bypass.sinceMillis() : ended.atMillis(),
                ended == null ? bypass.session() : ended.session()));
    }

    /** The address is left out, because it may hold a secret. */
    @Override
    public void changed(EquipmentKey camera, CameraState state, long nowMillis) {
        note(camera, "camera", state, nowMillis);
    }

    @Override
    public void changed(ChannelBook.PlatformChange change, long nowMillis) {
        note(change.platform(), change.cameras() + " of " + change.all() + " cameras of this video platform", change.state(), nowMillis);
    }

    private void note(EquipmentKey subject, String who, CameraState state, long nowMillis) {
        boolean isOffline = state.reach() == CameraState.Reach.OFFLINE;
        String what = isOffline ? " offline since " + Instant.ofEpochMilli(state.sinceMillis()) + ": " + words(state.fault()) : " online again";
        journal.accept(new Note(TransitionType.INSTRUMENT_CHECKED, subject.enterprise(), subject.toString(), Transition.SYSTEM, who + what,
                nowMillis, null));
    }

    /** Of a platform as a whole for it, of a channel for its camera. */
    private static String words(CameraFault fault) {
        return switch (fault) {
            case NO_ANSWER -> "two checks in a row were not answered";
            case PLATFORM_NOT_CONFIGURED -> "the settings know no such platform";
            case PLATFORM_AWAY -> "it is not registered";
            case PLATFORM_SILENT -> "it sends no keep-alive";
            case PLATFORM_FAULT -> "it says that it does not work as it should";
            case CHANNEL_MISSING -> "its platform has no such channel";
            case CHANNEL_OFF -> "its platform says that it is off";
            case VIDEO_LOST -> "its platform gets no picture of it";
            case CHANNEL_DEFECT -> "its platform says that it is defective";
            case CATALOG_OVERDUE -> "its platform has said nothing of it for three queries";
        };
    }
}
