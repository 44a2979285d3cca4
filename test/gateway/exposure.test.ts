import { newGateway, rendered, StandIn } from './support';

describe('the load balancer', () => {
  test('without TLS it has one port', () => {
    const gateway = newGateway();
    gateway.addRoute('/', new StandIn('payment'));
    expect(rendered(gateway, 'Service').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 8080 }]);
    expect(rendered(gateway, 'Service').spec).not.toHaveProperty('loadBalancerClass');
  });

  test('has the class that was named', () => {
    const gateway = newGateway({ host: 'api.example.no', loadBalancerClass: 'example.com/nlb' });
    gateway.addRoute('/', new StandIn('payment'));
    expect(rendered(gateway, 'Service').spec.loadBalancerClass).toBe('example.com/nlb');
  });
});
