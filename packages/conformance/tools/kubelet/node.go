package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/cache"
)

// podKey names a pod; its uid tells apart those that had the same name one after the other.
type podKey struct{ namespace, name string }

// node is a machine as Kubernetes sees it: this one.
type node struct {
	name      string
	client    *v1.CoreV1Client
	directory string

	lock sync.Mutex
	pods map[podKey]*pod
}

// register creates the Node, or takes over one that is there, and says where its port is.
func (n *node) register(ctx context.Context, port int) error {
	object, err := n.client.Nodes().Create(ctx, &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: n.name, Labels: map[string]string{"kubernetes.io/hostname": n.name, "kubernetes.io/os": "linux"}},
	}, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		object, err = n.client.Nodes().Get(ctx, n.name, metav1.GetOptions{})
	}
	if err != nil {
		return err
	}
	now := metav1.Now()
	capacity := corev1.ResourceList{"cpu": resource.MustParse("64"), "memory": resource.MustParse("256Gi"), "pods": resource.MustParse("1000")}
	object.Status = corev1.NodeStatus{
		Capacity:        capacity,
		Allocatable:     capacity,
		Addresses:       []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: "127.0.0.1"}, {Type: corev1.NodeHostName, Address: n.name}},
		DaemonEndpoints: corev1.NodeDaemonEndpoints{KubeletEndpoint: corev1.DaemonEndpoint{Port: int32(port)}},
		NodeInfo:        corev1.NodeSystemInfo{KubeletVersion: "v1.36.4", OperatingSystem: "linux"},
		Conditions: []corev1.NodeCondition{{
			Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "KubeletReady", LastHeartbeatTime: now, LastTransitionTime: now,
		}},
	}
	if object, err = n.client.Nodes().UpdateStatus(ctx, object, metav1.UpdateOptions{}); err != nil {
		return err
	}
	// Admission taints a new node, and the node lifecycle controller, which does not run here, would take that back once it is ready.
	object.Spec.Taints = slices.DeleteFunc(object.Spec.Taints, func(taint corev1.Taint) bool { return taint.Key == corev1.TaintNodeNotReady })
	_, err = n.client.Nodes().Update(ctx, object, metav1.UpdateOptions{})
	return err
}

// followPods starts, changes and stops processes as the pods of this node come and go, until the context ends.
func (n *node) followPods(ctx context.Context) {
	mine := fields.OneTermEqualSelector("spec.nodeName", n.name)
	_, informer := cache.NewInformerWithOptions(cache.InformerOptions{
		ListerWatcher: cache.NewListWatchFromClient(n.client.RESTClient(), "pods", metav1.NamespaceAll, mine),
		ObjectType:    &corev1.Pod{},
		Handler: cache.ResourceEventHandlerFuncs{
			AddFunc:    func(object any) { n.sync(ctx, object.(*corev1.Pod)) },
			UpdateFunc: func(_, object any) { n.sync(ctx, object.(*corev1.Pod)) },
			DeleteFunc: func(object any) {
				if tombstone, ok := object.(cache.DeletedFinalStateUnknown); ok {
					object = tombstone.Obj
				}
				n.forget(object.(*corev1.Pod))
			},
		},
	})
	informer.Run(ctx.Done())
}

func (n *node) sync(ctx context.Context, object *corev1.Pod) {
	key := podKey{object.Namespace, object.Name}
	n.lock.Lock()
	running := n.pods[key]
	if running != nil && running.uid != object.UID {
		go running.stop(0)
		running = nil
	}
	if running == nil {
		running = newPod(n, object)
		n.pods[key] = running
	}
	n.lock.Unlock()
	if object.DeletionTimestamp != nil {
		running.remove(ctx, graceOf(object))
		return
	}
	running.update(ctx, object)
}

func graceOf(object *corev1.Pod) time.Duration {
	if object.DeletionGracePeriodSeconds == nil {
		return 0
	}
	return time.Duration(*object.DeletionGracePeriodSeconds) * time.Second
}

// forget ends a pod whose object is gone.
func (n *node) forget(object *corev1.Pod) {
	key := podKey{object.Namespace, object.Name}
	n.lock.Lock()
	running := n.pods[key]
	if running != nil && running.uid == object.UID {
		delete(n.pods, key)
	} else {
		running = nil
	}
	n.lock.Unlock()
	if running != nil {
		go running.stop(0)
	}
}

func (n *node) stopAll() {
	n.lock.Lock()
	defer n.lock.Unlock()
	for _, running := range n.pods {
		running.stop(0)
	}
}

// container finds a container that has been started, by the names in a request's path.
func (n *node) container(namespace, name, container string) (*container, error) {
	n.lock.Lock()
	running := n.pods[podKey{namespace, name}]
	n.lock.Unlock()
	if running == nil {
		return nil, fmt.Errorf("pod %q does not exist", name)
	}
	if found := running.container(container); found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("container %q not found in pod %q", container, name)
}

// report writes a pod's status. A pod that is gone needs none.
func (n *node) report(ctx context.Context, key podKey, uid types.UID, status func(*corev1.PodStatus)) {
	for {
		object, err := n.client.Pods(key.namespace).Get(ctx, key.name, metav1.GetOptions{})
		if err == nil && object.UID != uid {
			return
		}
		if err == nil {
			status(&object.Status)
			_, err = n.client.Pods(key.namespace).UpdateStatus(ctx, object, metav1.UpdateOptions{})
		}
		if err == nil || apierrors.IsNotFound(err) || ctx.Err() != nil {
			return
		}
		if !apierrors.IsConflict(err) {
			fmt.Fprintf(os.Stderr, "status of %s/%s: %v\n", key.namespace, key.name, err)
			time.Sleep(100 * time.Millisecond)
		}
	}
}
