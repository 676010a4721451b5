import type { Field } from 'gtm-template-toolkit/types';

export const ecommerceGroup = {
  type: 'GROUP',
  name: 'ecommerceGroup',
  displayName: 'Ecommerce',
  groupStyle: 'ZIPPY_CLOSED',
  subParams: [
    {
      type: 'CHECKBOX',
      name: 'sendEcommerce',
      checkboxText: 'Send ecommerce data as event attributes',
      simpleValueType: true,
      help: 'Reads the GA4 ecommerce object of the data layer. mParticle receives a custom event with attributes such as Transaction Id, Total Amount and Product Count, not one of its commerce events: revenue reports and product features do not see it.',
      subParams: [
        {
          type: 'TEXT',
          name: 'ecommerceObject',
          displayName: 'Ecommerce object',
          simpleValueType: true,
          help: 'A variable that yields an object in the form of the GA4 ecommerce object. Blank reads ecommerce from the data layer.',
          notSetText: 'ecommerce of the data layer',
          valueHint: '{{Ecommerce}}',
          enablingConditions: [{ paramName: 'sendEcommerce', paramValue: true, type: 'EQUALS' }],
        },
      ],
    },
  ],
} as const satisfies Field;
