package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// pod is the processes of a pod's containers, and what its status says of them.
type pod struct {
	node      *node
	key       podKey
	uid       types.UID
	restarts  corev1.RestartPolicy
	startTime metav1.Time
	directory string

	lock       sync.Mutex
	spec       corev1.PodSpec
	observed   int64
	containers []*container
	removing   bool
	// Holds one token while a report is due, so that changes that come together are reported together.
	changed chan struct{}
}

func newPod(n *node, object *corev1.Pod) *pod {
	return &pod{
		node: n, key: podKey{object.Namespace, object.Name}, uid: object.UID, restarts: object.Spec.RestartPolicy, startTime: metav1.Now(),
		directory: filepath.Join(n.directory, "pods", string(object.UID)), changed: make(chan struct{}, 1),
	}
}

// update starts the containers that the spec has and that are not there yet: all of them at first, ephemeral ones later.
func (p *pod) update(ctx context.Context, object *corev1.Pod) {
	p.lock.Lock()
	defer p.lock.Unlock()
	first := p.containers == nil
	// A generation that was reported needs no report again: our own status update comes back as a change, too.
	reported := !first && p.observed == object.Generation
	p.spec, p.observed = object.Spec, object.Generation
	if p.removing || reported {
		return
	}
	if first {
		go p.keepReporting(ctx)
	}
	for i := range object.Spec.Containers {
		p.ensure(&object.Spec.Containers[i], p.restarts)
	}
	for i := range object.Spec.EphemeralContainers {
		// The fields of both kinds are the same by design (api/core/v1, EphemeralContainerCommon).
		common := corev1.Container(object.Spec.EphemeralContainers[i].EphemeralContainerCommon)
		p.ensure(&common, corev1.RestartPolicyNever).ephemeral = true
	}
	p.report()
}

func (p *pod) ensure(spec *corev1.Container, restarts corev1.RestartPolicy) *container {
	for _, known := range p.containers {
		if known.spec.Name == spec.Name {
			return known
		}
	}
	created := newContainer(spec.DeepCopy(), filepath.Join(p.directory, spec.Name), restarts, p.report)
	p.containers = append(p.containers, created)
	go created.run()
	return created
}

func (p *pod) container(name string) *container {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, known := range p.containers {
		if known.spec.Name == name {
			return known
		}
	}
	return nil
}

// report asks for the status to be written; it does not wait.
func (p *pod) report() {
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

func (p *pod) keepReporting(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.changed:
			p.node.report(ctx, p.key, p.uid, p.writeStatus)
		}
	}
}

func (p *pod) writeStatus(status *corev1.PodStatus) {
	p.lock.Lock()
	defer p.lock.Unlock()
	status.HostIP, status.PodIP = "127.0.0.1", "127.0.0.1"
	status.HostIPs, status.PodIPs = []corev1.HostIP{{IP: "127.0.0.1"}}, []corev1.PodIP{{IP: "127.0.0.1"}}
	status.StartTime = &p.startTime
	status.ObservedGeneration = p.observed
	status.ContainerStatuses, status.EphemeralContainerStatuses = nil, nil
	all := make([]corev1.ContainerStatus, 0, len(p.containers))
	for _, each := range p.containers {
		described := each.status()
		if each.ephemeral {
			status.EphemeralContainerStatuses = append(status.EphemeralContainerStatuses, described)
			continue
		}
		for i := range p.spec.Containers {
			if spec := &p.spec.Containers[i]; spec.Name == described.Name {
				// Nothing holds the processes to it, but a resize is seen to be done.
				described.Resources, described.AllocatedResources = spec.Resources.DeepCopy(), spec.Resources.Requests.DeepCopy()
			}
		}
		all = append(all, described)
	}
	status.ContainerStatuses = all
	status.Phase = phaseOf(all, p.restarts)
	ready := corev1.ConditionTrue
	for _, each := range all {
		if !each.Ready {
			ready = corev1.ConditionFalse
		}
	}
	for _, kind := range []corev1.PodConditionType{corev1.PodScheduled, corev1.PodInitialized} {
		setCondition(status, kind, corev1.ConditionTrue)
	}
	setCondition(status, corev1.ContainersReady, ready)
	setCondition(status, corev1.PodReady, ready)
}

// phaseOf follows kubelet_pods.go, getPhase, as far as there are no init containers.
func phaseOf(all []corev1.ContainerStatus, restarts corev1.RestartPolicy) corev1.PodPhase {
	waiting, running, failed := 0, 0, 0
	for _, each := range all {
		switch {
		case each.State.Running != nil:
			running++
		case each.State.Terminated == nil:
			waiting++
		case each.State.Terminated.ExitCode != 0:
			failed++
		}
	}
	switch {
	case running > 0:
		return corev1.PodRunning
	case waiting > 0:
		return corev1.PodPending
	case restarts == corev1.RestartPolicyAlways, failed > 0 && restarts == corev1.RestartPolicyOnFailure:
		return corev1.PodRunning
	case failed > 0:
		return corev1.PodFailed
	default:
		return corev1.PodSucceeded
	}
}

func setCondition(status *corev1.PodStatus, kind corev1.PodConditionType, value corev1.ConditionStatus) {
	for i := range status.Conditions {
		if known := &status.Conditions[i]; known.Type == kind {
			if known.Status != value {
				known.Status, known.LastTransitionTime = value, metav1.Now()
			}
			return
		}
	}
	status.Conditions = append(status.Conditions, corev1.PodCondition{Type: kind, Status: value, LastTransitionTime: metav1.Now()})
}

// stop ends the processes: asked first, killed after the grace period.
func (p *pod) stop(grace time.Duration) {
	p.lock.Lock()
	containers := p.containers
	p.removing = true
	p.lock.Unlock()
	var ended sync.WaitGroup
	for _, each := range containers {
		ended.Go(func() { each.stop(grace) })
	}
	ended.Wait()
	_ = os.RemoveAll(p.directory)
}

// remove ends the processes and lets the API server forget the pod, as a node does that has finished with one.
func (p *pod) remove(ctx context.Context, grace time.Duration) {
	p.lock.Lock()
	already := p.removing
	p.removing = true
	p.lock.Unlock()
	if already {
		return
	}
	go func() {
		p.stop(grace)
		immediately := metav1.DeleteOptions{GracePeriodSeconds: new(int64), Preconditions: &metav1.Preconditions{UID: &p.uid}}
		for ctx.Err() == nil {
			err := p.node.client.Pods(p.key.namespace).Delete(ctx, p.key.name, immediately)
			if err == nil || apierrors.IsNotFound(err) || apierrors.IsConflict(err) {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
	}()
}
