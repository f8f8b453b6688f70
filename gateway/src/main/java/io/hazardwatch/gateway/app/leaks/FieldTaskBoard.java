package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.api.leaks.FieldTasks;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The open tasks of field staff as a hand-over has them. From memory, any thread. */
final class FieldTaskBoard {
    private static final OpenMatter UNKNOWN = new OpenMatter(OpenMatter.Kind.TASK, "unknown",
            new Text("现场任务未知：尚未从数据库读取", "Field tasks are not known: the relational store has not been read"));

    private final FieldTasks tasks;

    FieldTaskBoard(FieldTasks tasks) {
        this.tasks = tasks;
    }

    MatterSource matters() {
        return new MatterSource(Set.of(OpenMatter.Kind.TASK), this::of);
    }

    /** What is not known is said so, because a list without tasks would say that there are none. */
    private List<OpenMatter> of(DutyPost post) {
        Stream<OpenMatter> known = tasks.all().stream().filter(each -> each.isOpen() && post.covers(each.enterprise(), each.site()))
                .map(each -> new OpenMatter(OpenMatter.Kind.TASK, each.id(), text(each)));
        return tasks.isKnown() ? known.toList() : Stream.concat(Stream.of(UNKNOWN), known).toList();
    }

    private static Text text(FieldTask task) {
        boolean isTaken = task.state() == FieldTask.State.TAKEN;
        return new Text("现场任务：" + task.place().zh() + (isTaken ? "，已由 " + task.takenBy() + " 接受" : "，无人接受"),
                "Field task: " + task.place().en() + (isTaken ? ", taken by " + task.takenBy() : ", taken by nobody"));
    }
}
